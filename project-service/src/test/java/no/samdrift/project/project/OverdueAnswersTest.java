package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import no.samdrift.events.project.ProjectId;
import no.samdrift.http.Paging;
import no.samdrift.journal.Act;
import no.samdrift.journal.HistoryLine;
import no.samdrift.project.Demo;
import no.samdrift.project.rights.Reader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OverdueAnswersTest {

	private static final Reader EVERYTHING = new Reader(true, Optional.empty(), Set.of());

	private final Projects projects = Demo.service().part(Projects.class);

	@Test
	void anOverdueAnswerIsToldOnceHoweverManyInstancesLook() {
		String idea = Demo.idea();
		String answered = Demo.idea();
		Demo.does(Demo.COORDINATOR, answered, "decide-idea", "{'decision':'APPROVE','grounds':{'nb':'Ja'}}").is(200);
		LocalDate due = LocalDate
			.parse(Demo.service().get("/projects/" + idea).as(Demo.STAFF).send().text("/idea/answerDue"));

		look(due);
		assertThat(overdue(idea)).isEmpty();
		CompletableFuture
			.allOf(IntStream.range(0, 4)
				.mapToObj((instance) -> CompletableFuture.runAsync(() -> look(due.plusDays(1))))
				.toArray(CompletableFuture[]::new))
			.join();
		look(due.plusDays(2));

		assertThat(overdue(idea)).singleElement()
			.satisfies((line) -> assertThat(line.actor().id()).isEqualTo("system:project-service"));
		assertThat(overdue(answered)).isEmpty();
	}

	private void look(LocalDate today) {
		Act.due("project-service", "tell-answer-overdue").perform(() -> {
			this.projects.tellOverdueAnswers(today);
			return null;
		});
	}

	private List<HistoryLine> overdue(String idea) {
		return this.projects.history(new ProjectId(idea), EVERYTHING, new Paging(null, 200))
			.items()
			.stream()
			.filter((line) -> line.events().getFirst().type().contains("IdeaAnswerOverdue"))
			.toList();
	}

}
