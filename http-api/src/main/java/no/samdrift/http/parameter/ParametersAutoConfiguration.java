package no.samdrift.http.parameter;

import java.util.List;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The parameters that controllers can have: the caller, a version, a page. */
@AutoConfiguration
class ParametersAutoConfiguration {

	@Bean
	WebMvcConfigurer controllerParameters() {
		return new WebMvcConfigurer() {
			@Override
			public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
				resolvers.add(new CallerParameter());
				resolvers.add(new VersionParameter());
				resolvers.add(new PagingParameter());
			}
		};
	}

}
