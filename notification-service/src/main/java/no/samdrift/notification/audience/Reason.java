package no.samdrift.notification.audience;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.Id;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.GroupId;

/**
 * Why somebody is told.
 *
 * @param relation how the receiver is related to what happened
 * @param group the group by whose seat; absent when it is not by a seat
 * @param organisation the organisation by which; absent when it is not by an organisation
 */
public record Reason(Relation relation, @Nullable GroupId group, @Nullable OrganisationId organisation) {

	static Reason self(Relation relation) {
		return new Reason(relation, null, null);
	}

	static Reason through(Relation relation, Id id) {
		return switch (id) {
			case GroupId group -> new Reason(relation, group, null);
			case OrganisationId organisation -> new Reason(relation, null, organisation);
			default -> throw new IllegalArgumentException("Nobody is told through a " + id.getClass());
		};
	}

}
