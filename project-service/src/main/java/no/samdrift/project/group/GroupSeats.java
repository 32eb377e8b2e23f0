package no.samdrift.project.group;

import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.GroupCard;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.journal.replica.Replica;

/** Who has a seat in the groups of which programme. */
public class GroupSeats {

	/** Nobody has seats in more groups than this. */
	private static final int MOST = 200;

	private final Replica<GroupCard> groups;

	GroupSeats(Replica<GroupCard> groups) {
		this.groups = groups;
	}

	/** The programmes in whose groups {@code person} has a seat now. */
	public Set<ProgrammeId> programmesOf(PersonId person) {
		return this.groups.find(Filters.eq("card.seats.holderId", person.value()), MOST)
			.stream()
			.map(GroupCard::programmeId)
			.filter(Objects::nonNull)
			.collect(Collectors.toUnmodifiableSet());
	}

}
