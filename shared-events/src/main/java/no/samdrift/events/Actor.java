package no.samdrift.events;

import org.jspecify.annotations.Nullable;

/**
 * Who did something, in which role (guarantee G9).
 *
 * @param id a person id, a client id, or {@code system:<service>} for what a service does
 * by itself when a date is reached
 * @param role the role at that time
 * @param organisation the organisation acted for; absent for what a service does by
 * itself
 */
public record Actor(String id, Role role, @Nullable OrganisationId organisation) {

	/** A service acting by itself. */
	public static Actor system(String service) {
		return new Actor("system:" + service, Role.SYSTEM, null);
	}

}
