package no.samdrift.events;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import no.samdrift.events.membership.GroupCard;
import no.samdrift.events.membership.GroupEvent;
import no.samdrift.events.membership.MandateCard;
import no.samdrift.events.membership.MandateEvent;
import no.samdrift.events.membership.MeetingCard;
import no.samdrift.events.membership.MeetingEvent;
import no.samdrift.events.membership.OrganisationCard;
import no.samdrift.events.membership.OrganisationEvent;
import no.samdrift.events.membership.PersonCard;
import no.samdrift.events.membership.PersonEvent;
import no.samdrift.events.notification.SubscriptionCard;
import no.samdrift.events.notification.SubscriptionEvent;
import no.samdrift.events.notification.SyncCard;
import no.samdrift.events.notification.SyncEvent;
import no.samdrift.events.project.AdoptionCard;
import no.samdrift.events.project.AdoptionEvent;
import no.samdrift.events.project.ProgrammeCard;
import no.samdrift.events.project.ProgrammeEvent;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectEvent;

/** The families of events: which service emits them, on which topics, with which card. */
public enum EventFamily {

	PROGRAMME("project", ProgrammeEvent.class, ProgrammeCard.class, true),
	PROJECT("project", ProjectEvent.class, ProjectCard.class, true),
	ADOPTION("project", AdoptionEvent.class, AdoptionCard.class, true),
	ORGANISATION("membership", OrganisationEvent.class, OrganisationCard.class, true),
	/** People's cards hold names, so their events carry none. */
	PERSON("membership", PersonEvent.class, PersonCard.class, false),
	GROUP("membership", GroupEvent.class, GroupCard.class, true),
	MEETING("membership", MeetingEvent.class, MeetingCard.class, true),
	MANDATE("membership", MandateEvent.class, MandateCard.class, true),
	SUBSCRIPTION("notification", SubscriptionEvent.class, SubscriptionCard.class, true),
	/** One aggregate for each organisation. */
	SYNC("notification", SyncEvent.class, SyncCard.class, true);

	private final String domain;

	private final Class<? extends DomainEvent> events;

	private final Class<? extends Card> card;

	private final boolean cardInEvents;

	EventFamily(String domain, Class<? extends DomainEvent> events, Class<? extends Card> card, boolean cardInEvents) {
		this.domain = domain;
		this.events = events;
		this.card = card;
		this.cardInEvents = cardInEvents;
	}

	/** The family's name in topics, lower case: {@code project}. */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/** The CloudEvents source, such as {@code /project-service}. */
	public String source() {
		return "/" + this.domain + "-service";
	}

	/** The topic of what happened, such as {@code samdrift.project.events}. */
	public String eventsTopic() {
		return "samdrift." + this.domain + ".events";
	}

	/**
	 * The compacted topic of how things are now, such as {@code samdrift.project.cards}.
	 */
	public String cardsTopic() {
		return "samdrift." + key() + ".cards";
	}

	public Class<? extends DomainEvent> eventType() {
		return this.events;
	}

	public Class<? extends Card> cardType() {
		return this.card;
	}

	/** Whether each event carries the card of its aggregate as it was right after. */
	public boolean cardInEvents() {
		return this.cardInEvents;
	}

	/** Every event record of the family, in the order of the contract. */
	public List<Class<? extends DomainEvent>> eventRecords() {
		List<Class<? extends DomainEvent>> records = new ArrayList<>();
		for (Class<?> permitted : this.events.getPermittedSubclasses()) {
			records.add(permitted.asSubclass(DomainEvent.class));
		}
		return records;
	}

	/**
	 * The CloudEvents type, such as
	 * {@code no.samdrift.project.ProjectMovedToOperation.v1}.
	 */
	public String typeOf(Class<? extends DomainEvent> event) {
		return "no.samdrift." + this.domain + "." + event.getSimpleName() + ".v1";
	}

	/**
	 * The CloudEvents type of the family's cards, such as
	 * {@code no.samdrift.project.ProjectCard.v1}.
	 */
	public String cardTypeName() {
		return "no.samdrift." + this.domain + "." + this.card.getSimpleName() + ".v1";
	}

	/** The family that an event belongs to. */
	public static EventFamily of(DomainEvent event) {
		return Arrays.stream(values())
			.filter((family) -> family.events.isInstance(event))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(event.getClass() + " belongs to no family"));
	}

	/**
	 * The type of the card that events of a CloudEvents type carry; empty for a type that
	 * this version does not know, and for one whose events carry none.
	 */
	public static Optional<String> cardTypeOf(String type) {
		return recordOf(type).flatMap((event) -> Arrays.stream(values())
			.filter((family) -> family.events.isAssignableFrom(event) && family.cardInEvents)
			.map(EventFamily::cardTypeName)
			.findFirst());
	}

	/**
	 * The record behind a CloudEvents type; empty for a type that this version does not
	 * know.
	 */
	public static Optional<Class<? extends DomainEvent>> recordOf(String type) {
		for (EventFamily family : values()) {
			for (Class<? extends DomainEvent> event : family.eventRecords()) {
				if (family.typeOf(event).equals(type)) {
					return Optional.of(event);
				}
			}
		}
		return Optional.empty();
	}

}
