package no.samdrift.notification.federation;

import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.stream.Streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What becomes here of what a programme elsewhere has told. */
class FederationTests {

	private final Streams streams = new Streams();

	private final Neighbour neighbour = Neighbour.shared();

	@Test
	void anothersEventIsInTheStreamsOnceAndNeverTakenForOurs() {
		Story story = this.streams.municipalities("federated", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		double gaps = this.streams.count("samdrift.streams.gaps");
		Envelope ours = this.streams.publish(story, 1, Neighbour.everybody());
		this.streams.awaitWritten();
		// the same subject id, of which not everybody may see all, and an organisation
		// that nobody here knows
		Envelope first = this.neighbour.tell(story, 3, Audience.everybody(List.of(new OrganisationId("austvik"))));
		ObjectNode second = Neighbour.structured(envelope(this.neighbour.tell(story, 5, Neighbour.everybody()), story),
				story.movedToOperation(), story.projectCard(ProjectState.STOPPED));
		this.neighbour.tell(second);
		this.neighbour.tell(second);
		Envelope last = this.neighbour.tell(story, 9, Neighbour.everybody());

		await().atMost(Duration.ofSeconds(60)).until(() -> ids(granvag).contains(last.id()));
		assertThat(ids(granvag)).hasSize(5)
			.doesNotHaveDuplicates()
			.startsWith(ours.id(), first.id())
			.contains(second.path("id").asString());
		assertThat(this.streams.count("samdrift.streams.gaps")).isEqualTo(gaps);
		assertThat(this.streams.gauge("samdrift.streams.waiting")).isZero();
		assertThat(this.streams.service.bean(Facts.class).project(story.project()).orElseThrow().state())
			.isEqualTo(ProjectState.OPERATION);
	}

	@Test
	void anothersCardIsInSnapshotsBesideOursAndTheStreamsPageSaysWhereItIsFrom() {
		Story story = this.streams.municipalities("beside", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		this.streams.awaitWhole();
		Envelope ours = this.streams.publish(story, 1, Neighbour.everybody());
		this.streams.awaitWritten();
		Envelope theirs = this.neighbour.tell(story, 1, Neighbour.everybody());
		await().atMost(Duration.ofSeconds(60)).until(() -> ids(granvag).contains(theirs.id()));

		assertThat(read(granvag, "/snapshot?subject=" + story.project()).valueStream()
			.map((card) -> card.path("source").asString()))
			.containsExactly("/aust/project-service", "/tests/project-service");
		JsonNode latest = read(granvag, "/events/latest").path("items");
		assertThat(latest.path(0).path("elsewhere").asString()).isEqualTo("/aust");
		assertThat(latest.path(0).at("/event/id").asString()).isEqualTo(theirs.id());
		assertThat(latest.path(1).at("/event/id").asString()).isEqualTo(ours.id());
		assertThat(latest.path(1).path("elsewhere").asString("")).isEmpty();
		// people's feeds would give it our names and pages
		assertThat(read(granvag, "/feed.json").path("items").valueStream().map((item) -> item.path("id").asString()))
			.containsExactly("urn:uuid:" + ours.id());
		assertThat(read(granvag, "/events?focusArea=helse").valueStream().map((event) -> event.path("id").asString()))
			.containsExactly(ours.id(), theirs.id());
	}

	private static Envelope envelope(Envelope told, Story story) {
		Envelope other = story.envelope(story.movedToOperation(), told.subject(), told.sequence() + 1,
				Neighbour.everybody(), "nobody");
		return new Envelope(other.id(), other.type(), told.source(), other.subject(), other.time(), other.dataschema(),
				other.sequence(), other.correlationId(), null, null, other.actor(), other.audience());
	}

	private List<String> ids(OrganisationId organisation) {
		return StreamSupport.stream(read(organisation, "/events?limit=500").spliterator(), false)
			.map((event) -> event.path("id").asString())
			.toList();
	}

	private JsonNode read(OrganisationId organisation, String what) {
		TheService.Answer answer = this.streams.service.get("/municipalities/" + organisation + what,
				TheService.system(organisation));
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
		return answer.json();
	}

}
