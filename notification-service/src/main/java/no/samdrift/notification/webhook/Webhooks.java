package no.samdrift.notification.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.PersonCard;
import no.samdrift.events.notification.SubscriptionFilter;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.http.Caller;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Unknown;
import no.samdrift.journal.Version;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.stream.StreamOutlet;
import no.samdrift.notification.stream.StreamOutlet.Event;
import no.samdrift.notification.stream.StreamOutlet.Place;
import no.samdrift.notification.subscription.Spot;
import no.samdrift.notification.subscription.Subscription;
import no.samdrift.notification.subscription.Subscriptions;
import no.samdrift.notification.subscription.Terms;

/**
 * Does what integrators ask for. A change is one entry in the journal; the position hears
 * of it right after, or at the next look when this instance dies in between.
 */
final class Webhooks {

	private final Subscriptions subscriptions;

	private final Positions positions;

	private final DeliveryLog log;

	private final Secrets secrets;

	private final Registration registration;

	private final Delivery delivery;

	private final StreamOutlet outlet;

	private final Couriers couriers;

	private final Facts facts;

	private final WebhookProperties properties;

	private final Clock clock;

	Webhooks(Subscriptions subscriptions, Positions positions, DeliveryLog log, Secrets secrets,
			Registration registration, Delivery delivery, StreamOutlet outlet, Couriers couriers, Facts facts,
			WebhookProperties properties, Clock clock) {
		this.subscriptions = subscriptions;
		this.positions = positions;
		this.log = log;
		this.secrets = secrets;
		this.registration = registration;
		this.delivery = delivery;
		this.outlet = outlet;
		this.couriers = couriers;
		this.facts = facts;
		this.properties = properties;
		this.clock = clock;
	}

	/**
	 * Registers a receiver that agrees and takes a test event. Asking it is a part of the
	 * command, so that a repeated request asks nobody twice.
	 */
	Recorded<Subscription> register(Caller caller, OrganisationId organisation, SubscriptionCommand.Register command) {
		SubscriptionId id = SubscriptionId.next();
		Recorded<Subscription> recorded = this.subscriptions.create(id, () -> {
			if (this.subscriptions.countOpen(organisation) >= this.properties.mostPerOrganisation()) {
				throw Refused
					.because(Unmet.of("too-many-subscriptions", Map.of("most", this.properties.mostPerOrganisation())));
			}
			SubscriptionFilter filter = (command.filter() != null) ? command.filter().filter()
					: SubscriptionFilter.everything();
			Terms terms = new Terms(command.name().strip(), filter, contact(caller, organisation, command.contactId()));
			refuseWrong(terms);
			Spot from = spot(organisation, (command.from() != null) ? command.from() : "now");
			String secret = Signature.newSecret();
			Agreed agreed = agree(command.endpoint(), List.of(secret), organisation, id);
			return Subscription.register(id, organisation, terms, agreed.kept(this.secrets), this.secrets.keep(secret),
					from, now());
		});
		heard(recorded);
		return recorded;
	}

	/** The secret that signs, as long as it does. */
	@Nullable String secret(Subscription subscription) {
		return this.secrets.find(subscription.secretKey()).orElse(null);
	}

	/** Other terms, or another receiver, from where the webhook is now. */
	Recorded<Subscription> change(Caller caller, OrganisationId organisation, SubscriptionId id, Version version,
			SubscriptionCommand.Change command) {
		return changed(organisation, id, version, (before) -> {
			before.refuseWhenEnded();
			Terms known = before.terms();
			Terms terms = new Terms(
					(command.name() != null && !command.name().isBlank()) ? command.name().strip() : known.name(),
					(command.filter() != null) ? command.filter().filter() : known.filter(),
					(command.contactId() != null) ? contact(caller, organisation, command.contactId())
							: known.contactId());
			refuseWrong(terms);
			Subscription.Receiver receiver = null;
			if (command.endpoint() != null && !command.endpoint().isBlank()) {
				receiver = agree(command.endpoint(), this.secrets.of(before.signingKeys(now())), organisation, id)
					.kept(this.secrets);
			}
			return before.change(terms, receiver, spot(position(before)));
		}, (before, after) -> before.endpointKey().equals(after.endpointKey()) ? Stream.empty()
				: Stream.of(before.endpointKey()));
	}

	Recorded<Subscription> pause(OrganisationId organisation, SubscriptionId id, Version version) {
		return changed(organisation, id, version, (before) -> before.pause(now()));
	}

	Recorded<Subscription> resume(OrganisationId organisation, SubscriptionId id, Version version) {
		return changed(organisation, id, version, (before) -> before.resume(spot(position(before)), now()));
	}

	Recorded<Subscription> rewind(OrganisationId organisation, SubscriptionId id, Version version, String to) {
		return changed(organisation, id, version, (before) -> before.rewind(spot(organisation, to)));
	}

	/** Signs with a new secret, and with the present one for a while. */
	Recorded<Subscription> rotateSecret(OrganisationId organisation, SubscriptionId id, Version version,
			SubscriptionCommand.RotateSecret command) {
		if (!command.possible()) {
			throw Refused.input(Unmet.field("overlapHours", "overlap-out-of-range"));
		}
		return changed(organisation, id, version, (before) -> {
			before.refuseWhenEnded();
			return before.rotateSecret(this.secrets.keep(Signature.newSecret()),
					now().plus(command.overlap(this.properties.overlap())));
		}, (before, after) -> Stream.ofNullable(before.formerSecretKey()));
	}

	/** Sets the event aside on which the webhook is stuck. */
	Recorded<Subscription> park(OrganisationId organisation, SubscriptionId id, Version version,
			SubscriptionCommand.Park command) {
		Event[] parked = new Event[1];
		Recorded<Subscription> recorded = changed(organisation, id, version, (before) -> {
			before.refuseWhenEnded();
			Position position = position(before);
			Event event = Optional.ofNullable(position.trouble())
				.filter((trouble) -> trouble.eventId().equals(command.eventId()))
				.flatMap((trouble) -> this.outlet.at(position.place()))
				.filter((found) -> found.id().equals(command.eventId()))
				.orElseThrow(() -> Refused.because(new Unmet("event-not-stuck", "eventId", Map.of())));
			parked[0] = event;
			return before.park(event.id(), command.reason(), spot(event.after()));
		});
		if (parked[0] != null) {
			this.log.add(List.of(Attempt.of(DeliveryLog.nextId(), id, Attempt.Occasion.STREAM, parked[0], 0, now(),
					Answer.none(AttemptOutcome.PARKED, Duration.ZERO))));
		}
		return recorded;
	}

	/** A person ends it; its address and secrets are forgotten. */
	Recorded<Subscription> end(OrganisationId organisation, SubscriptionId id, Version version) {
		Recorded<Subscription> ended = changed(organisation, id, version, (before) -> before.end(now()));
		this.secrets.forget(ended.state().keys());
		return ended;
	}

	/** Sends an event of the log again, outside the order. */
	Attempt redeliver(OrganisationId organisation, SubscriptionId id, String eventId) {
		Subscription subscription = this.subscriptions.get(organisation, id).state();
		subscription.refuseWhenEnded();
		Event event = this.log.newest(id, eventId)
			.flatMap((attempt) -> Optional.ofNullable(attempt.place()))
			.flatMap(this.outlet::at)
			.filter((found) -> found.id().equals(eventId))
			.orElseThrow(() -> new Unknown("delivery", eventId));
		Answer answer = this.delivery
			.attempt(this.delivery.target(subscription), event.id(), event.content(), null, () -> true)
			.orElseThrow(Webhooks::busy);
		Attempt attempt = Attempt.of(DeliveryLog.nextId(), id, Attempt.Occasion.REDELIVERY, event, 1, now(), answer);
		this.log.add(List.of(attempt));
		return attempt;
	}

	/** Sends a signed test event. */
	Attempt test(OrganisationId organisation, SubscriptionId id) {
		Subscription subscription = this.subscriptions.get(organisation, id).state();
		subscription.refuseWhenEnded();
		var content = this.registration.event(organisation, id);
		String eventId = content.path("id").asString();
		Answer answer = this.delivery.attempt(this.delivery.target(subscription), eventId, content, null, () -> true)
			.orElseThrow(Webhooks::busy);
		Attempt attempt = new Attempt(DeliveryLog.nextId(), id, Attempt.Occasion.TEST, eventId, Registration.TEST,
				id.value(), null, 1, now(), answer.outcome(), answer.status(), answer.took(), answer.firstBytes());
		this.log.add(List.of(attempt));
		return attempt;
	}

	private static Rejected busy() {
		return Rejected.with(HttpStatus.SERVICE_UNAVAILABLE, "receiver-busy");
	}

	/** How far a subscription's deliveries are. */
	Position position(Recorded<Subscription> recorded) {
		return this.positions.find(recorded.state().id()).orElseGet(() -> this.positions.hear(recorded));
	}

	private Position position(Subscription subscription) {
		return this.positions.hear(this.subscriptions.get(subscription.id()));
	}

	private Recorded<Subscription> changed(OrganisationId organisation, SubscriptionId id, Version version,
			Function<Subscription, Outcome<Subscription>> command) {
		return changed(organisation, id, version, command, (before, after) -> Stream.empty());
	}

	/**
	 * Changes an organisation's own subscription.
	 * @param unused the keys that are needed no more once it is changed; a repeated
	 * request changes nothing, and forgets nothing
	 */
	private Recorded<Subscription> changed(OrganisationId organisation, SubscriptionId id, Version version,
			Function<Subscription, Outcome<Subscription>> command, Unused unused) {
		this.subscriptions.get(organisation, id);
		List<String> keys = new ArrayList<>();
		Recorded<Subscription> after = this.subscriptions.change(id, version, (before) -> {
			Outcome<Subscription> outcome = command.apply(before);
			unused.keys(before, outcome.state()).forEach(keys::add);
			return outcome;
		});
		heard(after);
		this.secrets.forget(keys);
		return after;
	}

	private void heard(Recorded<Subscription> recorded) {
		this.positions.hear(recorded);
		this.couriers.changed(recorded.state().id());
	}

	private Agreed agree(String address, List<String> signing, OrganisationId organisation, SubscriptionId id) {
		Endpoint endpoint = Endpoint.of(address, new Networks(this.properties.allowedNetworks()).allowsAny());
		return new Agreed(endpoint, this.registration.agree(endpoint, signing, organisation, id));
	}

	private static void refuseWrong(Terms terms) {
		List<Unmet> wrong = terms.wrong();
		if (!wrong.isEmpty()) {
			throw Refused.input(wrong.toArray(Unmet[]::new));
		}
	}

	/**
	 * The contact must belong to the organisation, or would be told of what is another's.
	 */
	private PersonId contact(Caller caller, OrganisationId organisation, @Nullable PersonId named) {
		if (named == null || caller.person().filter(named::equals).isPresent()) {
			return caller.person().orElseThrow(() -> Refused.input(Unmet.field("contactId", "contact-needed")));
		}
		PersonCard card = this.facts.person(named).orElseThrow(() -> new FactNotYetKnown("person", named.value()));
		if (!organisation.equals(card.organisationId())) {
			throw Refused.input(Unmet.field("contactId", "contact-elsewhere"));
		}
		return named;
	}

	private Spot spot(OrganisationId organisation, String where) {
		return spot(switch (where.strip()) {
			case "beginning" -> this.outlet.beginning(organisation);
			case "now" -> this.outlet.newest(organisation);
			default -> this.outlet.at(organisation, where.strip());
		});
	}

	private Spot spot(Position position) {
		return spot(position.place());
	}

	private Spot spot(Place place) {
		return new Spot(place.incarnation(), place.next(), this.outlet.cursor(place));
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * A receiver that has agreed.
	 *
	 * @param endpoint where it is
	 * @param ratePerMinute how many events a minute it allows; absent for any number
	 */
	private record Agreed(Endpoint endpoint, @Nullable Integer ratePerMinute) {

		Subscription.Receiver kept(Secrets secrets) {
			return new Subscription.Receiver(this.endpoint.host(), secrets.keep(this.endpoint.uri().toString()),
					this.ratePerMinute);
		}

	}

	/** Finds the keys that are needed no more after a change. */
	@FunctionalInterface
	private interface Unused {

		Stream<String> keys(Subscription before, Subscription after);

	}

}
