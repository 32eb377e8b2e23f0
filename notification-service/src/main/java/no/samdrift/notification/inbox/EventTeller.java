package no.samdrift.notification.inbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.MandateEvent;
import no.samdrift.events.membership.MeetingEvent;
import no.samdrift.events.membership.OrganisationEvent;
import no.samdrift.events.membership.GroupEvent;
import no.samdrift.events.membership.PersonEvent;
import no.samdrift.events.notification.SubscriptionEvent;
import no.samdrift.events.notification.SyncEvent;
import no.samdrift.events.project.AdoptionEvent;
import no.samdrift.events.project.ProgrammeEvent;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.journal.consume.ReceivedEvent;
import no.samdrift.notification.audience.Matter;
import no.samdrift.notification.audience.Receiver;
import no.samdrift.notification.audience.Receivers;
import no.samdrift.notification.facts.Facts;

/**
 * Tells each event to those whom it concerns, once (guarantee G4).
 * <p>
 * An event is judged by facts that are at least as new as itself. A card that it points
 * at and that is still not there gets a little time; then everybody who is known is told.
 */
final class EventTeller {

	private static final Logger logger = LoggerFactory.getLogger(EventTeller.class);

	/** How many facts that never came are remembered, so that each is waited for once. */
	private static final int GIVEN_UP = 10_000;

	private final Facts facts;

	private final Receivers receivers;

	private final Inbox inbox;

	private final LiveReaders live;

	private final Clock clock;

	private final MeterRegistry meters;

	private final Duration patience;

	private final Counter duplicates;

	private final Counter missing;

	private final Timer latency;

	private final Set<Matter.Needed> givenUp = Collections
		.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {

			private static final long serialVersionUID = 1L;

			@Override
			protected boolean removeEldestEntry(Map.Entry<Matter.Needed, Boolean> eldest) {
				return size() > GIVEN_UP;
			}

		}));

	EventTeller(Facts facts, Receivers receivers, Inbox inbox, LiveReaders live, Clock clock, MeterRegistry meters,
			Duration patience) {
		this.facts = facts;
		this.receivers = receivers;
		this.inbox = inbox;
		this.live = live;
		this.clock = clock;
		this.meters = meters;
		this.patience = patience;
		this.duplicates = Counter.builder("samdrift.notifications.duplicates")
			.description("Notifications that were there already and were not made again")
			.register(meters);
		this.missing = Counter.builder("samdrift.notifications.facts.missing")
			.description("Facts that did not come in time, so that an event was told without them")
			.register(meters);
		this.latency = Timer.builder("samdrift.notifications.latency")
			.description("From the recording of an event to the inbox")
			.publishPercentiles(0.5, 0.95, 0.99)
			.register(meters);
	}

	void tell(ReceivedEvent received) {
		String eventId = received.envelope().id();
		if (this.inbox.isTold(eventId)) {
			this.duplicates.increment();
			return;
		}
		awaitNeeded(received);
		Matter matter = Matter.of(received.envelope(), received.event(), received.card(), this.facts);
		List<Receiver> told = this.receivers.of(matter);
		List<Notification> fresh = this.inbox.tell(eventId, (arrival) -> notifications(received, told, arrival));
		List<PersonId> people = new ArrayList<>();
		for (Notification notification : fresh) {
			people.add(notification.person());
		}
		String event = received.event().getClass().getSimpleName();
		this.meters.counter("samdrift.notifications", "event", event).increment(fresh.size());
		this.duplicates.increment(told.size() - fresh.size());
		if (!fresh.isEmpty()) {
			Duration since = Duration.between(received.envelope().time(), this.clock.instant());
			this.latency.record(since.isNegative() ? Duration.ZERO : since);
			this.live.arrived(people);
		}
		logger.debug("Told {} ({}) to {} people", event, eventId, fresh.size());
	}

	private void awaitNeeded(ReceivedEvent received) {
		for (Matter.Needed needed : Matter.needed(received.event(), received.card())) {
			if (this.givenUp.contains(needed)) {
				continue;
			}
			if (!this.facts.await(() -> this.facts.knows(needed.family(), needed.id()), this.patience)) {
				this.givenUp.add(needed);
				this.missing.increment();
				logger.warn("{} {} points at the {} {}, which has not come; telling those who are known",
						received.event().getClass().getSimpleName(), received.envelope().id(), needed.family().key(),
						needed.id());
			}
		}
	}

	private static List<Notification> notifications(ReceivedEvent received, List<Receiver> receivers,
			Inbox.Arrival arrival) {
		Map<String, Object> data = Notification.fields(received.event());
		Notification.Link link = link(received.event());
		Instant time = received.envelope().time();
		return receivers.stream()
			.map((receiver) -> new Notification(received.envelope().id(), receiver.person(), received.envelope().type(),
					received.envelope().subject(), received.envelope().correlationId(), time, arrival.at(),
					arrival.writer(), received.event().getClass().getSimpleName(), receiver.reasons(), data, link,
					null))
			.toList();
	}

	private static Notification.Link link(DomainEvent event) {
		return switch (event) {
			case ProjectEvent about -> new Notification.Link("project", about.projectId().value());
			case AdoptionEvent.AdoptionCandidateNamed about ->
				new Notification.Link("project", about.projectId().value());
			case ProgrammeEvent about -> new Notification.Link("programme", about.programmeId().value());
			case OrganisationEvent about -> new Notification.Link("organisation", about.organisationId().value());
			case PersonEvent about -> new Notification.Link("person", about.personId().value());
			case GroupEvent about -> new Notification.Link("group", about.groupId().value());
			case MeetingEvent about -> new Notification.Link("meeting", about.meetingId().value());
			case MandateEvent about -> new Notification.Link("mandate", about.mandateId().value());
			case SubscriptionEvent about -> new Notification.Link("organisation", about.organisationId().value());
			case SyncEvent about -> new Notification.Link("organisation", about.organisationId().value());
			default -> throw new IllegalArgumentException("No link for " + event.getClass());
		};
	}

}
