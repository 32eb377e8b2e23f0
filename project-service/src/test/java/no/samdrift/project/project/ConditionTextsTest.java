package no.samdrift.project.project;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import no.samdrift.events.Language;
import no.samdrift.http.language.Texts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every condition is told as it is when it is met, in three languages. */
class ConditionTextsTest {

	@ParameterizedTest
	@EnumSource
	void everyConditionHasItsStatementAndItsRefusal(Language language) {
		Texts texts = Texts.ofClassPath();
		Set<String> statements = new TreeSet<>();
		Stream
			.of(AProject.idea(), AProject.assessment(), AProject.pilot(), AProject.paused(AProject.pilot()),
					AProject.paused(AProject.operation()))
			.flatMap((project) -> Stream.of(Command.values())
				.filter((command) -> ProjectLifecycle.takes(project, command))
				.flatMap((command) -> ProjectLifecycle
					.conditions(command, project, Backing.any(List.of(), AProject.TODAY))
					.stream()))
			.forEach((condition) -> {
				assertThat(texts.find("condition." + condition.statement(), language)).as(condition.statement())
					.hasValueSatisfying((text) -> assertThat(text).isNotBlank());
				assertThat(texts.find("refusal." + condition.otherwise().code(), language)).isPresent();
				statements.add(condition.statement());
			});
		assertThat(statements).hasSize(15);
	}

}
