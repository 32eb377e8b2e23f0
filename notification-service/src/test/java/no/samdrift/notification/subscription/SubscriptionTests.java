package no.samdrift.notification.subscription;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

import org.junit.jupiter.api.Test;

import no.samdrift.events.Audience;
import no.samdrift.events.EventJson;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.notification.PauseReason;
import no.samdrift.events.notification.SubscriptionEvent;
import no.samdrift.events.notification.SubscriptionFilter;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.events.notification.WebhookEnd;
import no.samdrift.events.project.ProjectId;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SubscriptionTests {

	private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

	private static final SubscriptionId ID = new SubscriptionId("abonnement");

	private static final OrganisationId GRANVAG = new OrganisationId("granvag");

	private static final Spot HERE = new Spot("AAAA", 7, "her");

	private static final Spot THERE = new Spot("AAAA", 3, "der");

	private static final Terms TERMS = new Terms("arkivet", SubscriptionFilter.everything(), new PersonId("ingrid"));

	private static final Subscription.Receiver RECEIVER = new Subscription.Receiver("hooks.granvag.example",
			"endpoint-1", 60);

	private final Subscription registered = Subscription.register(ID, GRANVAG, TERMS, RECEIVER, "secret-1", HERE, NOW)
		.state();

	@Test
	void registeringTellsFromWhereItHoldsAndNothingSecret() {
		Outcome<Subscription> outcome = Subscription.register(ID, GRANVAG, TERMS, RECEIVER, "secret-1", HERE, NOW);

		assertThat(outcome.events()).containsExactly(
				new SubscriptionEvent.WebhookRegistered(ID, GRANVAG, SubscriptionFilter.everything(), "her"));
		assertThat(EventJson.mapper().writeValueAsString(outcome.state().card())).doesNotContain("endpoint-1",
				"secret-1", "hooks.granvag.example", "arkivet");
		assertThat(new SubscriptionType().audience(outcome.state(), outcome.events().getFirst()))
			.isEqualTo(Audience.organisations(List.of(GRANVAG)));
	}

	@Test
	void everythingThatCanNeverBeRightIsSaidAtOnce() {
		Terms wrong = new Terms("arkivet", new SubscriptionFilter(List.of("PilotEnded", "PilotStarted"),
				List.of("helse", "to ord"), List.of(new ProjectId("nattsyn"))), new PersonId("ingrid"));

		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> Subscription.register(ID, GRANVAG, wrong, RECEIVER, "secret-1", HERE, NOW))
			.satisfies((refused) -> assertThat(refused.unmet()).extracting(Unmet::code)
				.containsExactly("event-type-unknown", "focus-area-malformed"));
	}

	@Test
	void anotherFilterBeginsWhereTheWebhookIs() {
		Terms narrower = new Terms("arkivet",
				new SubscriptionFilter(List.of("no.samdrift.project.PilotStarted.v1"), List.of(), List.of()),
				new PersonId("ingrid"));

		Outcome<Subscription> outcome = this.registered.change(narrower, null, THERE);

		assertThat(outcome.events())
			.containsExactly(new SubscriptionEvent.SubscriptionChanged(ID, GRANVAG, narrower.filter(), false, "der"));
		assertThat(outcome.state().start()).isEqualTo(new Start(2, "AAAA", 3, "der"));
		assertThat(outcome.state().change(narrower, null, HERE).events()).isEmpty();
	}

	@Test
	void anotherReceiverIsToldButNotWhere() {
		Outcome<Subscription> outcome = this.registered.change(TERMS,
				new Subscription.Receiver("nye.granvag.example", "endpoint-2", null), THERE);

		assertThat(outcome.events())
			.containsExactly(new SubscriptionEvent.SubscriptionChanged(ID, GRANVAG, TERMS.filter(), true, "der"));
		assertThat(outcome.state().endpointKey()).isEqualTo("endpoint-2");
		assertThat(outcome.state().ratePerMinute()).isNull();
	}

	@Test
	void aPauseSkipsNothingAndIsTakenBackWhereItStopped() {
		Outcome<Subscription> paused = this.registered.pause(NOW);
		Outcome<Subscription> resumed = paused.state().resume(THERE, NOW.plusSeconds(60));

		assertThat(paused.events())
			.containsExactly(new SubscriptionEvent.WebhookPaused(ID, GRANVAG, PauseReason.BY_PERSON, NOW));
		assertThat(paused.state().pause(NOW).events()).isEmpty();
		assertThat(resumed.events()).containsExactly(new SubscriptionEvent.WebhookResumed(ID, GRANVAG, "der"));
		assertThat(resumed.state().start()).isEqualTo(this.registered.start());
		assertThat(resumed.state().resume(THERE, NOW).events()).isEmpty();
	}

	@Test
	void aFailingOneIsPausedOnceWithTheTimeSinceWhenItFails() {
		Instant failing = NOW.minus(Duration.ofDays(3));
		Outcome<Subscription> paused = this.registered.pauseAsFailing(failing, NOW);

		assertThat(paused.events())
			.containsExactly(new SubscriptionEvent.WebhookPaused(ID, GRANVAG, PauseReason.FAILING, failing));
		assertThat(paused.state().since()).isEqualTo(NOW);
		assertThat(paused.state().pauseAsFailing(failing, NOW).events()).isEmpty();
		assertThat(this.registered.pause(NOW).state().pauseAsFailing(failing, NOW).events()).isEmpty();
	}

	@Test
	void parkingAndRewindingAreNewStarts() {
		Outcome<Subscription> parked = this.registered.park("hendelse", LanguageMap.nb("for stor"), HERE);
		Outcome<Subscription> rewound = parked.state().rewind(THERE);

		assertThat(parked.events())
			.containsExactly(new SubscriptionEvent.EventParked(ID, GRANVAG, "hendelse", LanguageMap.nb("for stor")));
		assertThat(rewound.events()).containsExactly(new SubscriptionEvent.WebhookRewound(ID, GRANVAG, "der"));
		assertThat(rewound.state().start().number()).isEqualTo(3);
	}

	@Test
	void theFormerSecretSignsUntilTheOverlapIsOver() {
		Instant until = NOW.plus(Duration.ofHours(24));
		Subscription rotated = this.registered.rotateSecret("secret-2", until).state();

		assertThat(rotated.signingKeys(until.minusMillis(1))).containsExactly("secret-2", "secret-1");
		assertThat(rotated.signingKeys(until)).containsExactly("secret-2");
		assertThat(rotated.overlap(until)).isEmpty();
		assertThat(rotated.rotateSecret("secret-3", until).state().signingKeys(NOW)).containsExactly("secret-3",
				"secret-2");
	}

	@Test
	void whatHasEndedStaysSo() {
		Outcome<Subscription> gone = this.registered.endAsGone(NOW);
		Subscription ended = gone.state();

		assertThat(gone.events()).containsExactly(new SubscriptionEvent.WebhookEnded(ID, GRANVAG, WebhookEnd.GONE));
		assertThat(ended.end(NOW).events()).isEmpty();
		assertThat(ended.legalMoves(true)).isEmpty();
		assertThat(ended.state()).isEqualTo(SubscriptionState.ENDED);
		List<Function<Subscription, Outcome<Subscription>>> commands = List.of((each) -> each.pause(NOW),
				(each) -> each.resume(HERE, NOW), (each) -> each.rewind(HERE), (each) -> each.change(TERMS, null, HERE),
				(each) -> each.rotateSecret("secret-2", NOW),
				(each) -> each.park("hendelse", LanguageMap.nb("for stor"), HERE));
		for (Function<Subscription, Outcome<Subscription>> command : commands) {
			assertThatExceptionOfType(Refused.class).isThrownBy(() -> command.apply(ended))
				.satisfies((refused) -> assertThat(refused.unmet()).extracting(Unmet::code)
					.containsExactly("subscription-ended"));
		}
	}

	@Test
	void theCommandsSayWhatItTakesNow() {
		assertThat(this.registered.legalMoves(false)).contains("pause", "end").doesNotContain("resume", "park");
		assertThat(this.registered.legalMoves(true)).contains("park");
		assertThat(this.registered.pause(NOW).state().legalMoves(false)).contains("resume").doesNotContain("pause");
	}

	@Test
	void itIsReadFromTheJournalAsItWasWritten() {
		Subscription written = this.registered.rotateSecret("secret-2", NOW).state().pause(NOW).state();

		Subscription read = EventJson.mapper()
			.readValue(EventJson.mapper().writeValueAsString(written), Subscription.class);

		assertThat(read).isEqualTo(written);
	}

}
