package no.samdrift.notification.subscription;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.PauseReason;
import no.samdrift.events.notification.SubscriptionCard;
import no.samdrift.events.notification.SubscriptionEvent;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.events.notification.WebhookEnd;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;

/**
 * A municipality's webhook (mission E07–E09). Immutable. Addresses and secrets are kept
 * elsewhere; it knows them by keys only, so that a change of one is one act.
 *
 * @param id the subscription
 * @param organisationId the municipality or county whose events it delivers
 * @param terms what is agreed
 * @param receiverHost the host of the receiver's address, which alone is shown
 * @param endpointKey names the receiver's address among what is kept secret
 * @param secretKey names the secret that signs
 * @param formerSecretKey names the secret that signs too, until the overlap is over
 * @param overlapUntil when the former secret stops signing
 * @param ratePerMinute how many events a minute the receiver allows; absent for any
 * number
 * @param state active, paused or ended
 * @param pauseReason why it is paused; absent when it is not
 * @param since since when it is in this state
 * @param start from where it delivers
 */
public record Subscription(SubscriptionId id, OrganisationId organisationId, Terms terms, String receiverHost,
		String endpointKey, String secretKey, @Nullable String formerSecretKey, @Nullable Instant overlapUntil,
		@Nullable Integer ratePerMinute, SubscriptionState state, @Nullable PauseReason pauseReason, Instant since,
		Start start) {

	/** A receiver that has agreed and answered a test event is registered. */
	public static Outcome<Subscription> register(SubscriptionId id, OrganisationId organisation, Terms terms,
			Receiver receiver, String secretKey, Spot from, Instant now) {
		refuseWhatIsWrong(terms);
		Subscription made = new Subscription(id, organisation, terms, receiver.host(), receiver.endpointKey(),
				secretKey, null, null, receiver.ratePerMinute(), SubscriptionState.ACTIVE, null, now, from.as(1));
		return Outcome.of(made,
				new SubscriptionEvent.WebhookRegistered(id, organisation, terms.filter(), from.cursor()));
	}

	/**
	 * Other terms, or another receiver, for the events after a place.
	 * @param receiver the new receiver, which has agreed; absent to keep the one there is
	 * @param from where the webhook is now
	 */
	public Outcome<Subscription> change(Terms changed, @Nullable Receiver receiver, Spot from) {
		refuseWhatIsWrong(changed);
		refuseWhenEnded();
		if (receiver == null && changed.equals(this.terms)) {
			return Outcome.unchanged(this);
		}
		Subscription next = new Subscription(this.id, this.organisationId, changed,
				(receiver != null) ? receiver.host() : this.receiverHost,
				(receiver != null) ? receiver.endpointKey() : this.endpointKey, this.secretKey, this.formerSecretKey,
				this.overlapUntil, (receiver != null) ? receiver.ratePerMinute() : this.ratePerMinute, this.state,
				this.pauseReason, this.since, from.as(this.start.number() + 1));
		return Outcome.of(next, new SubscriptionEvent.SubscriptionChanged(this.id, this.organisationId,
				changed.filter(), receiver != null, from.cursor()));
	}

	/** A person stops the deliveries for a while. */
	public Outcome<Subscription> pause(Instant now) {
		refuseWhenEnded();
		return (this.state == SubscriptionState.PAUSED) ? Outcome.unchanged(this)
				: paused(PauseReason.BY_PERSON, now, now);
	}

	/**
	 * The receiver has not answered as it should for too long.
	 * @param failingSince since when
	 */
	public Outcome<Subscription> pauseAsFailing(Instant failingSince, Instant now) {
		return (this.state != SubscriptionState.ACTIVE) ? Outcome.unchanged(this)
				: paused(PauseReason.FAILING, failingSince, now);
	}

	private Outcome<Subscription> paused(PauseReason reason, Instant told, Instant now) {
		return Outcome.of(in(SubscriptionState.PAUSED, reason, now, this.start),
				new SubscriptionEvent.WebhookPaused(this.id, this.organisationId, reason, told));
	}

	/**
	 * Goes on where it stopped.
	 * @param from where that is, for the record
	 */
	public Outcome<Subscription> resume(Spot from, Instant now) {
		refuseWhenEnded();
		if (this.state == SubscriptionState.ACTIVE) {
			return Outcome.unchanged(this);
		}
		return Outcome.of(in(SubscriptionState.ACTIVE, null, now, this.start),
				new SubscriptionEvent.WebhookResumed(this.id, this.organisationId, from.cursor()));
	}

	/** Delivers from another place on. */
	public Outcome<Subscription> rewind(Spot to) {
		refuseWhenEnded();
		return Outcome.of(in(this.state, this.pauseReason, this.since, to.as(this.start.number() + 1)),
				new SubscriptionEvent.WebhookRewound(this.id, this.organisationId, to.cursor()));
	}

	/**
	 * Sets the event aside that the receiver cannot take, and goes on after it.
	 * @param after the place after the event
	 */
	public Outcome<Subscription> park(String eventId, LanguageMap reason, Spot after) {
		refuseWhenEnded();
		return Outcome.of(in(this.state, this.pauseReason, this.since, after.as(this.start.number() + 1)),
				new SubscriptionEvent.EventParked(this.id, this.organisationId, eventId, reason));
	}

	/**
	 * Signs with a new secret, and for a while with the present one too.
	 * @param until when the present one stops signing
	 */
	public Outcome<Subscription> rotateSecret(String newSecretKey, Instant until) {
		refuseWhenEnded();
		Subscription next = new Subscription(this.id, this.organisationId, this.terms, this.receiverHost,
				this.endpointKey, newSecretKey, this.secretKey, until, this.ratePerMinute, this.state, this.pauseReason,
				this.since, this.start);
		return Outcome.of(next, new SubscriptionEvent.WebhookSecretRotated(this.id, this.organisationId, until));
	}

	/** A person ends it. */
	public Outcome<Subscription> end(Instant now) {
		return ended(WebhookEnd.BY_PERSON, now);
	}

	/** The receiver says that it is gone (HTTP 410). */
	public Outcome<Subscription> endAsGone(Instant now) {
		return ended(WebhookEnd.GONE, now);
	}

	private Outcome<Subscription> ended(WebhookEnd reason, Instant now) {
		return (this.state == SubscriptionState.ENDED) ? Outcome.unchanged(this)
				: Outcome.of(in(SubscriptionState.ENDED, null, now, this.start),
						new SubscriptionEvent.WebhookEnded(this.id, this.organisationId, reason));
	}

	/** The keys of the secrets that sign at a time, the present one first. */
	public List<String> signingKeys(Instant at) {
		List<String> keys = new ArrayList<>();
		keys.add(this.secretKey);
		if (this.formerSecretKey != null && this.overlapUntil != null && at.isBefore(this.overlapUntil)) {
			keys.add(this.formerSecretKey);
		}
		return keys;
	}

	/** The keys of everything that is kept secret for it. */
	public List<String> keys() {
		List<String> keys = new ArrayList<>(List.of(this.endpointKey, this.secretKey));
		if (this.formerSecretKey != null) {
			keys.add(this.formerSecretKey);
		}
		return keys;
	}

	/** When the former secret stops signing, while it signs. */
	public Optional<Instant> overlap(Instant at) {
		return Optional.ofNullable(this.overlapUntil).filter(at::isBefore);
	}

	/** The commands that it takes now, as they are called over HTTP. */
	public List<String> legalMoves(boolean stuck) {
		if (this.state == SubscriptionState.ENDED) {
			return List.of();
		}
		List<String> moves = new ArrayList<>(List.of("change"));
		moves.add((this.state == SubscriptionState.ACTIVE) ? "pause" : "resume");
		moves.addAll(List.of("rotate-secret", "rewind", "redeliver", "test"));
		if (stuck) {
			moves.add("park");
		}
		moves.add("end");
		return moves;
	}

	SubscriptionCard card() {
		return new SubscriptionCard(this.id, this.organisationId, this.terms.contactId(), this.state, this.pauseReason,
				this.since, this.terms.filter());
	}

	/**
	 * Lets a subscription through that can still be changed.
	 * @throws Refused when it has ended
	 */
	public void refuseWhenEnded() {
		if (this.state == SubscriptionState.ENDED) {
			throw Refused.because(Unmet.of("subscription-ended"));
		}
	}

	private static void refuseWhatIsWrong(Terms terms) {
		List<Unmet> wrong = terms.wrong();
		if (!wrong.isEmpty()) {
			throw Refused.input(wrong.toArray(Unmet[]::new));
		}
	}

	private Subscription in(SubscriptionState next, @Nullable PauseReason reason, Instant from, Start begin) {
		return new Subscription(this.id, this.organisationId, this.terms, this.receiverHost, this.endpointKey,
				this.secretKey, this.formerSecretKey, this.overlapUntil, this.ratePerMinute, next, reason, from, begin);
	}

	/**
	 * A receiver that has agreed.
	 *
	 * @param host the host of its address
	 * @param endpointKey names its address among what is kept secret
	 * @param ratePerMinute how many events a minute it allows; absent for any number
	 */
	public record Receiver(String host, String endpointKey, @Nullable Integer ratePerMinute) {
	}

}
