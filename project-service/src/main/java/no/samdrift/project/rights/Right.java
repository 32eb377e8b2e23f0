package no.samdrift.project.rights;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.http.Caller;
import no.samdrift.http.Forbidden;
import org.jspecify.annotations.Nullable;

/**
 * Who may do one thing with one project. The same list lets a caller through, and tells
 * others whom they can ask.
 *
 * @param holders whoever is one of them may; the first that a caller is gives the role in
 * which it acts
 * @param otherwise the code that everybody else is refused with
 */
public record Right(List<Holder> holders, String otherwise) {

	public Right {
		holders = List.copyOf(holders);
	}

	/** Whether the caller may. */
	public boolean isHeldBy(Caller caller) {
		return roleOf(caller).isPresent();
	}

	/**
	 * Lets the caller act, and lets the act be recorded in the role that allowed it.
	 * @throws Forbidden when the caller may not
	 */
	public void use(Caller caller) {
		caller.actAs(roleOf(caller).orElseThrow(() -> Forbidden.because(this.otherwise)));
	}

	/** The right of those who have this one or another. */
	public Right or(Right other) {
		return new Right(Stream.concat(this.holders.stream(), other.holders.stream()).distinct().toList(),
				this.otherwise);
	}

	private Optional<Role> roleOf(Caller caller) {
		return this.holders.stream().filter((holder) -> holder.is(caller)).map(Holder::role).findFirst();
	}

	/**
	 * Somebody in a role.
	 *
	 * @param role the role
	 * @param organisation where it is held; wherever when absent
	 * @param inPerson whether it has to be a person, and not a machine
	 */
	public record Holder(Role role, @Nullable OrganisationId organisation, boolean inPerson) {

		boolean is(Caller caller) {
			return caller.has(this.role) && (this.organisation == null || caller.belongsTo(this.organisation))
					&& (!this.inPerson || caller.person().isPresent());
		}

	}

}
