package no.samdrift.portal.stream;

import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class StreamEventTest {

	@Test
	void anEventLeadsToWhatItIsAbout() {
		StreamEvent event = event("no.samdrift.project.PilotStarted.v1", "{\"card\":{\"names\":{\"nb\":\"Nattsyn\"}}}");

		assertThat(event.name()).isEqualTo("PilotStarted");
		assertThat(event.family()).contains(EventFamily.PROJECT);
		assertThat(event.page()).isEqualTo("/projects/x");
		assertThat(event.sequence()).isEqualTo(7);
		assertThat(event.ownName()).map((name) -> name.nb()).contains("Nattsyn");
	}

	@Test
	void anAdoptionLeadsToItsProject() {
		StreamEvent event = event("no.samdrift.project.AdoptionCandidateNamed.v1", "{\"projectId\":\"p\",\"card\":{}}");

		assertThat(event.page()).isEqualTo("/projects/p");
		assertThat(event.ownName()).isEmpty();
	}

	@Test
	void aWebhookLeadsToItsOwnPage() {
		StreamEvent event = event("no.samdrift.notification.WebhookPaused.v1",
				"{\"organisationId\":\"granvag\",\"card\":{}}");

		assertThat(event.page()).isEqualTo("/systems/webhooks/x");
	}

	@Test
	void aTypeOfTomorrowIsShownAsItIs() {
		StreamEvent event = event("no.samdrift.project.SomethingElse.v1", "{}");

		assertThat(event.name()).isNull();
		assertThat(event.page()).isNull();
		assertThat(event.json()).contains("no.samdrift.project.SomethingElse.v1");
	}

	@Test
	void theFreshOnesStandBeforeTheOneThatIsKnown() {
		Latest latest = new Latest(java.util.List.of(event("a", "{}")), null, "c", java.util.Map.of());

		assertThat(latest.since("e")).isZero();
		assertThat(latest.since("another")).isEqualTo(1);
	}

	@Test
	void anotherProgrammesEventLeadsNowhereHereAndNamesNobodyOfOurs() {
		StreamEvent ours = event("no.samdrift.project.PilotStarted.v1", "{\"card\":{\"names\":{\"nb\":\"Nattsyn\"}}}");
		StreamEvent theirs = new StreamEvent(ours.cursor(), ours.event(), "/smart-vestmark");

		assertThat(theirs.page()).isNull();
		assertThat(theirs.organisation()).isNull();
		assertThat(ours.organisation()).hasToString("granvag");
		assertThat(theirs.ownName()).map((name) -> name.nb()).contains("Nattsyn");
	}

	@Test
	void namesThatAreNoneAreLeftOut() {
		StreamEvent event = event("no.samdrift.project.PilotStarted.v1", "{\"card\":{\"names\":{\"nb\":[1]}}}");

		assertThat(event.ownName()).isEmpty();
	}

	private static StreamEvent event(String type, String data) {
		return new StreamEvent("cursor", EventJson.mapper()
			.readTree("{\"id\":\"e\",\"type\":\"" + type
					+ "\",\"subject\":\"x\",\"actororganisation\":\"granvag\",\"sequence\":\"0000000000000000007\",\"data\":"
					+ data + "}"),
				null);
	}

}
