package no.samdrift.notification.audience;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonValue;

import no.samdrift.events.EventFamily;

import static no.samdrift.events.EventFamily.ADOPTION;
import static no.samdrift.events.EventFamily.GROUP;
import static no.samdrift.events.EventFamily.MANDATE;
import static no.samdrift.events.EventFamily.MEETING;
import static no.samdrift.events.EventFamily.ORGANISATION;
import static no.samdrift.events.EventFamily.PERSON;
import static no.samdrift.events.EventFamily.PROGRAMME;
import static no.samdrift.events.EventFamily.PROJECT;
import static no.samdrift.events.EventFamily.SUBSCRIPTION;
import static no.samdrift.events.EventFamily.SYNC;

/**
 * How somebody is related to what happened. Its name in rules is kebab-case; its texts
 * are {@code why.<name>} and {@code who.<name>}.
 */
public enum Relation {

	/** Holders of seats in the steering groups of the programme. */
	STEERING_GROUP(PROGRAMME, PROJECT, ADOPTION, MANDATE),

	/** Holders of seats in the programme groups of the programme. */
	PROGRAMME_GROUP(PROGRAMME, PROJECT, ADOPTION, MANDATE),

	/** Holders of seats in the group it happened in. */
	GROUP_MEMBERS(GROUP, MEETING, MANDATE),

	/** The one whose own seat it is about. */
	MEMBER_SELF(GROUP),

	/** The one who had the seat before. */
	PREDECESSOR(GROUP),

	/** The holder of the seat that somebody stood in for. */
	SEAT_HOLDER(MEETING),

	/** The person it is about. */
	NAMED_PERSON(PERSON, ORGANISATION, MEETING),

	/** The one who proposed the idea. */
	SUBMITTER(PROJECT, MANDATE),

	/** The one who is to answer, or answers, for the operation. */
	OPERATIONS_OWNER(PROJECT, MANDATE),

	/** Those responsible for the benefits. */
	BENEFIT_RESPONSIBLE(PROJECT, MANDATE),

	/** People registered in the organisation that leads the project. */
	LEAD_ORGANISATION(PROJECT, ADOPTION, MANDATE),

	/** People registered in the project's other partners. */
	PARTNER_ORGANISATIONS(PROJECT, ADOPTION, MANDATE),

	/** People registered in the organisation whose unit owns the work. */
	OWNING_ORGANISATION(PROJECT, MANDATE),

	/** People registered in the organisation whose unit is to run it. */
	RECEIVING_ORGANISATION(PROJECT, MANDATE),

	/** People registered in organisations that may take the solution into use. */
	CANDIDATE_ORGANISATIONS(PROJECT, MANDATE),

	/** People registered in the organisation that hosts the programme. */
	HOST_ORGANISATION(PROGRAMME, PROJECT, GROUP),

	/** Colleagues of the one who did it. */
	OWN_ORGANISATION(PROGRAMME, PROJECT, ADOPTION, GROUP, MEETING, MANDATE, ORGANISATION),

	/** People registered in an organisation that the event names. */
	NAMED_ORGANISATION(PROJECT, ADOPTION, ORGANISATION, GROUP, SUBSCRIPTION, SYNC),

	/**
	 * The contact of the webhook; for a sync proof the contacts of all the organisation's
	 * webhooks.
	 */
	CONTACT_PERSON(SUBSCRIPTION, SYNC);

	private final Set<EventFamily> families;

	Relation(EventFamily first, EventFamily... more) {
		this.families = EnumSet.of(first, more);
	}

	/** Whether an event of the family can have somebody in this relation. */
	boolean fits(EventFamily family) {
		return this.families.contains(family);
	}

	/**
	 * Whether it is about the receiver's own seat, attendance, entry or webhook, of which
	 * nobody else's right to see decides (mission N19: both parties are always told).
	 */
	boolean aboutThemselves() {
		return this == MEMBER_SELF || this == PREDECESSOR || this == NAMED_PERSON || this == CONTACT_PERSON;
	}

	/** The name in rules and answers, such as {@code steering-group}. */
	@JsonValue
	public String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	static Optional<Relation> ofKey(String key) {
		return Arrays.stream(values()).filter((relation) -> relation.key().equals(key)).findFirst();
	}

}
