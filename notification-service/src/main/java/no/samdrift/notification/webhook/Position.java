package no.samdrift.notification.webhook;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.journal.Recorded;
import no.samdrift.notification.stream.StreamOutlet.Place;
import no.samdrift.notification.subscription.Spot;
import no.samdrift.notification.subscription.Start;
import no.samdrift.notification.subscription.Subscription;

/**
 * How far a webhook's deliveries are.
 *
 * @param id the subscription
 * @param organisation whose it is
 * @param version the version of the subscription that it has heard of
 * @param state the subscription's state in that version
 * @param startNumber the start that it has moved to
 * @param place everything before it is delivered, not wanted or set aside
 * @param revision counts its changes; whoever changes it must know the last one
 * @param holder the instance that delivers; absent when none does
 * @param lastDeliveredAt when an event last came through
 * @param last what came of the last attempt
 * @param trouble the event that does not come through; absent when there is none
 */
record Position(SubscriptionId id, OrganisationId organisation, long version, SubscriptionState state, int startNumber,
		Place place, long revision, @Nullable String holder, @Nullable Instant lastDeliveredAt, @Nullable Last last,
		@Nullable Trouble trouble) {

	static Position first(Recorded<Subscription> recorded) {
		Subscription subscription = recorded.state();
		return new Position(subscription.id(), subscription.organisationId(), recorded.version().value(),
				subscription.state(), subscription.start().number(),
				place(subscription.organisationId(), subscription.start()), 1, null, null, null, null);
	}

	/** Hears of a newer version of the subscription. */
	Position heard(Recorded<Subscription> recorded) {
		Subscription subscription = recorded.state();
		boolean moved = subscription.start().number() > this.startNumber;
		boolean again = this.state != SubscriptionState.ACTIVE && subscription.state() == SubscriptionState.ACTIVE;
		return new Position(this.id, this.organisation, recorded.version().value(), subscription.state(),
				subscription.start().number(), moved ? place(this.organisation, subscription.start()) : this.place,
				this.revision, this.holder, this.lastDeliveredAt, this.last, (moved || again) ? null : this.trouble);
	}

	private static Place place(OrganisationId organisation, Start start) {
		return new Place(organisation, start.incarnation(), start.next());
	}

	/** Everything before the place is done. */
	Position passed(Place after) {
		return new Position(this.id, this.organisation, this.version, this.state, this.startNumber, after,
				this.revision, this.holder, this.lastDeliveredAt, this.last, null);
	}

	/** An event came through. */
	Position delivered(Place after, Instant at, Last attempt) {
		return new Position(this.id, this.organisation, this.version, this.state, this.startNumber, after,
				this.revision, this.holder, at, attempt, null);
	}

	/** An event did not come through. */
	Position failed(Place at, Last attempt, Trouble with) {
		return new Position(this.id, this.organisation, this.version, this.state, this.startNumber, at, this.revision,
				this.holder, this.lastDeliveredAt, attempt, with);
	}

	Position revised() {
		return new Position(this.id, this.organisation, this.version, this.state, this.startNumber, this.place,
				this.revision + 1, this.holder, this.lastDeliveredAt, this.last, this.trouble);
	}

	Position heldBy(String instance) {
		return new Position(this.id, this.organisation, this.version, this.state, this.startNumber, this.place,
				this.revision + 1, instance, this.lastDeliveredAt, this.last, this.trouble);
	}

	/** The place, for the subscription. */
	Spot spot(String cursor) {
		return new Spot(this.place.incarnation(), this.place.next(), cursor);
	}

	/**
	 * What came of the last attempt.
	 *
	 * @param at when it was made
	 * @param outcome what became of it
	 * @param status the HTTP status; absent when there was no answer
	 */
	record Last(Instant at, AttemptOutcome outcome, @Nullable Integer status) {
	}

	/**
	 * An event that does not come through.
	 *
	 * @param eventId the event
	 * @param type its CloudEvents type
	 * @param failingSince when its first attempt failed
	 * @param attempts how many attempts have failed
	 * @param nextAttemptAt when it is tried again
	 */
	record Trouble(String eventId, String type, Instant failingSince, int attempts, Instant nextAttemptAt) {
	}

}
