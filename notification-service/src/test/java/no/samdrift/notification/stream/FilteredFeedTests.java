package no.samdrift.notification.stream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.GroupEvent;
import no.samdrift.events.project.AdoptionCard;
import no.samdrift.events.project.AdoptionEvent;
import no.samdrift.events.project.AdoptionState;
import no.samdrift.events.project.RelevanceLevel;
import no.samdrift.events.PartialDate;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.TheService.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The stream as a system reads it that wants a part of it. */
class FilteredFeedTests {

	private final Streams streams = new Streams();

	private Answer read(OrganisationId organisation, String query) {
		return this.streams.service.get("/municipalities/" + organisation.value() + "/events" + query,
				TheService.system(organisation));
	}

	private static List<String> ids(Answer answer) {
		assertThat(answer.status()).isEqualTo(200);
		List<String> ids = new ArrayList<>();
		answer.json().forEach((event) -> ids.add(event.path("id").asString()));
		return ids;
	}

	/** An event that is about no project. */
	private Envelope aboutTheGroup(Story story, long sequence) {
		GroupEvent.MemberContinued event = new GroupEvent.MemberContinued(story.group(),
				story.seat("per", null, null).description().seatId(), story.person("per"), PartialDate.of("2026"),
				null);
		Envelope envelope = story.envelope(event, story.group().value(), sequence, story.only("granvag"), "nobody");
		this.streams.publisher.event(envelope, event, story.steeringGroup("per"));
		return envelope;
	}

	@Test
	void kindsNarrowAndValuesOfOneKindWiden() {
		Story story = this.streams.municipalities("filterkinds", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		String moved = this.streams.publish(story, 1, story.only("granvag")).id();
		String group = aboutTheGroup(story, 1).id();
		this.streams.awaitWritten();
		String project = story.project().value();

		assertThat(ids(read(granvag, ""))).containsExactlyInAnyOrder(moved, group);
		assertThat(ids(read(granvag, "?type=ProjectMovedToOperation"))).containsExactly(moved);
		assertThat(ids(read(granvag, "?type=no.samdrift.project.ProjectMovedToOperation.v1"))).containsExactly(moved);
		assertThat(ids(read(granvag, "?type=ProjectMovedToOperation&type=MemberContinued")))
			.containsExactlyInAnyOrder(moved, group);
		assertThat(ids(read(granvag, "?focusArea=helse"))).containsExactly(moved);
		assertThat(ids(read(granvag, "?focusArea=skole&focusArea=helse"))).containsExactly(moved);
		assertThat(ids(read(granvag, "?focusArea=skole"))).isEmpty();
		assertThat(ids(read(granvag, "?project=" + project))).containsExactly(moved);
		assertThat(ids(read(granvag, "?project=" + project + "&type=MemberContinued"))).isEmpty();
		assertThat(ids(read(granvag, "?project=" + project + "&focusArea=skole"))).isEmpty();
		assertThat(ids(read(granvag, "?type="))).hasSize(2);
	}

	@Test
	void theCursorGoesPastWhatIsFilteredOutAndTheLinkKeepsTheFilter() {
		Story story = this.streams.municipalities("past", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		for (int i = 1; i <= 5; i++) {
			this.streams.publish(story, i, story.only("granvag"));
		}
		String group = aboutTheGroup(story, 1).id();
		this.streams.awaitWritten();

		Answer nothing = read(granvag, "?type=PilotStarted&focusArea=a%26b%3E");
		assertThat(ids(nothing)).isEmpty();
		assertThat(nothing.header("Link")).isEqualTo("</municipalities/" + granvag.value() + "/events?after="
				+ nothing.header("Samdrift-Cursor") + "&limit=100&type=PilotStarted&focusArea=a%26b%3E>; rel=\"next\"");
		assertThat(ids(read(granvag, "?after=" + nothing.header("Samdrift-Cursor")))).isEmpty();

		List<String> paged = new ArrayList<>();
		String next = "?limit=2&focusArea=helse";
		for (int page = 0; page < 3; page++) {
			Answer answer = read(granvag, next);
			paged.addAll(ids(answer));
			next = "?limit=2&focusArea=helse&after=" + answer.header("Samdrift-Cursor");
		}
		assertThat(paged).hasSize(5).doesNotHaveDuplicates().doesNotContain(group);
	}

	@Test
	void aLongPollWaitsOnWhileOnlyWhatIsFilteredOutComes() throws Exception {
		Story story = this.streams.municipalities("pollfilter", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		CompletableFuture<Answer> answer = CompletableFuture
			.supplyAsync(() -> read(granvag, "?wait=60&type=MemberContinued"));
		await().atMost(Duration.ofSeconds(30)).until(() -> this.streams.gauge("samdrift.streams.readers.waiting") == 1);
		this.streams.publish(story, 1, story.only("granvag"));
		this.streams.awaitWritten();
		assertThat(answer.isDone()).isFalse();
		Envelope wanted = aboutTheGroup(story, 1);
		assertThat(ids(answer.get(50, TimeUnit.SECONDS))).containsExactly(wanted.id());
	}

	@Test
	void anEventThatOnlyNamesAProjectHasTheFocusAreasOfThatProject() {
		Story story = this.streams.municipalities("named", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		this.streams.publisher.card(EventFamily.PROJECT, story.project().value(), 1,
				story.projectCard(ProjectState.PILOT));
		AdoptionEvent.AdoptionCandidateNamed event = new AdoptionEvent.AdoptionCandidateNamed(
				story.adoption("granvag", AdoptionState.CANDIDATE).adoptionId(), story.project(), granvag,
				RelevanceLevel.NOT_RELEVANT);
		AdoptionCard card = story.adoption("granvag", AdoptionState.CANDIDATE);
		Envelope envelope = story.envelope(event, card.adoptionId().value(), 1, story.only("granvag"), "nobody");
		this.streams.publisher.event(envelope, event, card);
		this.streams.awaitWritten();

		await().atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(ids(read(granvag, "?focusArea=helse"))).containsExactly(envelope.id()));
		assertThat(ids(read(granvag, "?project=" + story.project().value()))).containsExactly(envelope.id());
		assertThat(ids(read(granvag, "?focusArea=skole"))).isEmpty();
	}

	@Test
	void aFilterOfTooManyValuesIsRefused() {
		Story story = this.streams.municipalities("wide", "granvag");
		StringBuilder query = new StringBuilder("?project=0");
		for (int i = 1; i <= EventFilter.MOST_VALUES; i++) {
			query.append("&project=").append(i);
		}
		Answer answer = read(story.organisation("granvag"), query.toString());
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().path("errors").get(0).path("code").asString()).isEqualTo("filter-too-wide");
	}

}
