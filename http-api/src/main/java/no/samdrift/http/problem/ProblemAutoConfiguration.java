package no.samdrift.http.problem;

import no.samdrift.http.language.Texts;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Problems instead of the framework's own errors. */
@AutoConfiguration(before = ErrorMvcAutoConfiguration.class)
class ProblemAutoConfiguration {

	@Bean
	Texts texts() {
		return Texts.ofClassPath();
	}

	@Bean
	Problems problems(JsonMapper json, Texts texts) {
		return new Problems(json, texts);
	}

	@Bean
	CompleteBody completeBody() {
		return new CompleteBody();
	}

	@Bean
	ProblemErrorController problemErrorController(Problems problems) {
		return new ProblemErrorController(problems);
	}

}
