package no.samdrift.events;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Whom an event concerns. With {@link Visibility#PUBLIC} everybody may see it and the
 * organisations are those it concerns; otherwise only they may see it.
 *
 * @param visibility the rule by which it was decided
 * @param organisations the organisations it concerns, in the order of their ids
 */
public record Audience(Visibility visibility, Set<OrganisationId> organisations) {

	public Audience {
		TreeSet<OrganisationId> ordered = new TreeSet<>((a, b) -> a.value().compareTo(b.value()));
		ordered.addAll(organisations);
		organisations = java.util.Collections.unmodifiableSet(ordered);
	}

	public static Audience everybody(Collection<OrganisationId> concerned) {
		return new Audience(Visibility.PUBLIC, Set.copyOf(concerned));
	}

	public static Audience partners(Collection<OrganisationId> partners) {
		return new Audience(Visibility.PARTNERS, Set.copyOf(partners));
	}

	public static Audience group(Collection<OrganisationId> seated) {
		return new Audience(Visibility.GROUP, Set.copyOf(seated));
	}

	public static Audience organisations(Collection<OrganisationId> named) {
		return new Audience(Visibility.ORGANISATION, Set.copyOf(named));
	}

	/** Whether {@code organisation} may see it (guarantee G6). */
	public boolean admits(OrganisationId organisation) {
		return this.visibility == Visibility.PUBLIC || this.organisations.contains(organisation);
	}

	String joined() {
		return this.organisations.stream().map(OrganisationId::value).collect(Collectors.joining(","));
	}

}
