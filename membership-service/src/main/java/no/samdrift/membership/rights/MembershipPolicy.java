package no.samdrift.membership.rights;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.http.Caller;
import no.samdrift.http.Forbidden;

import org.springframework.stereotype.Component;

/**
 * Who may do and see what ({@code architecture.md} 6). The rules:
 * <ul>
 * <li>Organisations, people, groups, seats and meetings are changed by a
 * coordinator.</li>
 * <li>Mandates are issued and revoked by a coordinator on behalf of the group, or by
 * somebody who holds a seat in it; the record says in which of the two roles.</li>
 * <li>Organisations, mandates, steering groups and their composition are public, with the
 * names of those who hold and held the seats (M40). That a steering group met, when and
 * in which composition, is public too.</li>
 * <li>Other groups, what was said and who was there at meetings, and who recorded what
 * about a group, its meetings and its mandates, are for coordinators, for those who hold
 * a seat, and for staff and systems of organisations with a seat.</li>
 * <li>Whoever may see a composition or a meeting sees the names in it. Beyond that,
 * people are searched by name by coordinators and staff of an organisation; a single id
 * is also resolved for the person's own and for systems and integrators of an
 * organisation. In which groups a person sits, and who holds an organisation's offices,
 * is told to those who may look the person up.</li>
 * </ul>
 * A question that is answered with yes or no also tells a page what to offer; the
 * {@code require…} of the same right asks the same question.
 */
@Component
public class MembershipPolicy {

	private static final Set<Role> STAFF_LIKE = EnumSet.of(Role.STAFF, Role.PROJECT_EDITOR, Role.LINE_MANAGER,
			Role.STEERING_MEMBER);

	/**
	 * Whether the caller may change organisations, people, groups, seats and meetings.
	 */
	public boolean coordinates(Caller caller) {
		return caller.has(Role.COORDINATOR);
	}

	/** Lets a coordinator change organisations, people, groups, seats and meetings. */
	public void requireCoordinator(Caller caller) {
		if (!coordinates(caller)) {
			throw Forbidden.because("needs-coordinator");
		}
		caller.actAs(Role.COORDINATOR);
	}

	/**
	 * Whether the caller may give and take back a group's mandates.
	 * @param holders who holds a seat in the group today
	 */
	public boolean givesMandates(Caller caller, Set<PersonId> holders) {
		return mandateGiver(caller, holders).isPresent();
	}

	/**
	 * Lets a coordinator, or somebody who holds a seat in the group, give and take back
	 * its mandates.
	 * @param holders who holds a seat in the group today
	 */
	public void requireMandateGiver(Caller caller, Set<PersonId> holders) {
		caller.actAs(mandateGiver(caller, holders)
			.orElseThrow(() -> Forbidden.because("needs-coordinator-or-seat-in-group")));
	}

	/** The role in which the caller gives mandates. */
	private Optional<Role> mandateGiver(Caller caller, Set<PersonId> holders) {
		if (coordinates(caller)) {
			return Optional.of(Role.COORDINATOR);
		}
		boolean holdsSeat = caller.has(Role.STEERING_MEMBER) && caller.person().filter(holders::contains).isPresent();
		return holdsSeat ? Optional.of(Role.STEERING_MEMBER) : Optional.empty();
	}

	/** Whether the caller may see a group and its composition. */
	public boolean seesGroup(Caller caller, GroupKind kind, Set<OrganisationId> seated, Set<PersonId> holders) {
		return kind == GroupKind.STEERING || seesMatters(caller, seated, holders);
	}

	/**
	 * Whether the caller may see what was said and who was there at a group's meetings.
	 */
	public boolean seesMatters(Caller caller, Set<OrganisationId> seated, Set<PersonId> holders) {
		boolean ofSeatedOrganisation = caller.organisation().filter(seated::contains).isPresent()
				&& (staffLike(caller) || caller.has(Role.SYSTEM));
		boolean holdsSeat = caller.person().filter(holders::contains).isPresent();
		return caller.has(Role.COORDINATOR) || ofSeatedOrganisation || holdsSeat;
	}

	/**
	 * Refuses those who may not see what was said and who was there at a group's
	 * meetings, nor who recorded what about it.
	 */
	public void requireSeesMatters(Caller caller, Set<OrganisationId> seated, Set<PersonId> holders) {
		if (!seesMatters(caller, seated, holders)) {
			throw Forbidden.because("needs-seat-in-group");
		}
	}

	/** Refuses those who may not see the group. */
	public void requireSeesGroup(Caller caller, GroupKind kind, Set<OrganisationId> seated, Set<PersonId> holders) {
		if (!seesGroup(caller, kind, seated, holders)) {
			throw Forbidden.because("needs-seat-in-group");
		}
	}

	/** Lets coordinators and staff of an organisation search people by name. */
	public void requireSearchPeople(Caller caller) {
		if (!searchesPeople(caller)) {
			throw Forbidden.because("needs-staff");
		}
	}

	/** Whether the caller may see who an id stands for. */
	public boolean seesPerson(Caller caller, PersonId person) {
		boolean self = caller.person().filter(person::equals).isPresent();
		boolean resolves = caller.organisation().isPresent()
				&& (caller.has(Role.SYSTEM) || caller.has(Role.INTEGRATOR));
		return self || resolves || searchesPeople(caller);
	}

	/** Lets those who may, and the person, see who an id stands for. */
	public void requireSeePerson(Caller caller, PersonId person) {
		if (!seesPerson(caller, person)) {
			throw Forbidden.because("needs-staff");
		}
	}

	/**
	 * Those of the people whom the caller may see; refuses a caller who may see none of
	 * them.
	 */
	public List<PersonId> requireSeeSomeOf(Caller caller, Collection<PersonId> people) {
		List<PersonId> seen = people.stream().filter((person) -> seesPerson(caller, person)).toList();
		if (seen.isEmpty()) {
			throw Forbidden.because("needs-staff");
		}
		return seen;
	}

	private static boolean searchesPeople(Caller caller) {
		return caller.has(Role.COORDINATOR) || (caller.organisation().isPresent() && staffLike(caller));
	}

	private static boolean staffLike(Caller caller) {
		return caller.roles().stream().anyMatch(STAFF_LIKE::contains);
	}

}
