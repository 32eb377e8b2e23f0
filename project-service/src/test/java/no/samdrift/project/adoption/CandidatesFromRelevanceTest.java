package no.samdrift.project.adoption;

import java.net.URI;
import java.time.Instant;
import java.util.List;

import no.samdrift.events.Actor;
import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.project.AdoptionId;
import no.samdrift.events.project.ProjectEvent.ProjectRelevanceStated;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.RelevanceLevel;
import no.samdrift.journal.consume.ReceivedEvent;
import no.samdrift.project.Demo;
import no.samdrift.project.RunningService.Answer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CandidatesFromRelevanceTest {

	private static final OrganisationId UTVIK = new OrganisationId("demo-utvik");

	@Test
	void theIdOfAnAdoptionIsTheSameForEverAndItsOwn() {
		ProjectId longest = new ProjectId("p".repeat(64));
		AdoptionId id = Adoption.idOf(longest, new OrganisationId("o".repeat(64)));
		assertThat(id).isEqualTo(Adoption.idOf(longest, new OrganisationId("o".repeat(64))));
		assertThat(id.value()).hasSize(36);
		assertThat(Adoption.idOf(new ProjectId("demo"), UTVIK).value())
			.isEqualTo("9121aa06-44c0-5735-a87a-47d0319654d1");
		assertThat(Adoption.idOf(new ProjectId("a"), new OrganisationId("b")))
			.isNotEqualTo(Adoption.idOf(new ProjectId("b"), new OrganisationId("a")));
	}

	@Test
	void aStatementThatComesAgainNamesNobodyTwice() {
		CandidatesFromRelevance reaction = Demo.service().part(CandidatesFromRelevance.class);
		ProjectId project = new ProjectId(Demo.fresh("igjen"));
		ProjectRelevanceStated stated = new ProjectRelevanceStated(project, UTVIK, RelevanceLevel.EQUALLY_RELEVANT,
				new PersonId("demo-p06"), null);
		ReceivedEvent received = new ReceivedEvent(
				new Envelope(Id.next(), EventFamily.PROJECT.typeOf(stated.getClass()), URI.create("/project-service"),
						project.value(), Instant.now(), URI.create("http://localhost/schema"), 2, Id.next(), null, null,
						Actor.system("project-service"), Audience.everybody(List.of(UTVIK))),
				EventFamily.PROJECT, stated, EventJson.mapper().createObjectNode(), null);

		for (int time = 0; time < 3; time++) {
			reaction.react(received);
		}

		Answer adoptions = Demo.service().get("/adoptions?projectId=" + project).send().is(200);
		assertThat(adoptions.texts("/items", "version")).containsExactly("1");
	}

}
