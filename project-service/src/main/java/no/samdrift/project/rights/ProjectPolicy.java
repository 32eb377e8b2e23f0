package no.samdrift.project.rights;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.http.Caller;
import no.samdrift.http.Forbidden;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may do what: role × organisation × relation to the project ({@code architecture.md}
 * 6). Each method names one kind of act; it returns in silence, and lets the act be
 * recorded in the role that allowed it, or throws {@link Forbidden}.
 */
@Component
public class ProjectPolicy {

	/** The roles that somebody who works in an organisation can have there. */
	private static final Set<Role> WORKING = EnumSet.of(Role.STAFF, Role.PROJECT_EDITOR, Role.LINE_MANAGER);

	/**
	 * Programmes, focus areas, recorded projects, recommendations and answers to ideas.
	 */
	public void coordinate(Caller caller) {
		allow(caller, Role.COORDINATOR, caller.has(Role.COORDINATOR), "needs-coordinator");
	}

	/**
	 * Somebody who works in an organisation has an idea.
	 * @return who it is
	 */
	public Submitter proposeIdea(Caller caller) {
		PersonId person = caller.person().orElse(null);
		OrganisationId organisation = caller.organisation().orElse(null);
		if (person == null || organisation == null || !works(caller)) {
			throw Forbidden.because("needs-staff-of-organisation");
		}
		return new Submitter(person, organisation);
	}

	/** A declined idea is taken up again by those who had it, or the coordinator. */
	public void reopenIdea(Caller caller, @Nullable OrganisationId submitters) {
		if (caller.has(Role.COORDINATOR)) {
			caller.actAs(Role.COORDINATOR);
		}
		else if (!works(caller) || !caller.belongsTo(submitters)) {
			throw Forbidden.because("needs-submitters-organisation");
		}
	}

	/**
	 * A project's work is changed by the owner's and the lead's editors and nobody else;
	 * a steering group reads (C-43).
	 * @param stewards the organisations that own or lead it
	 */
	public void changeWork(Caller caller, Collection<OrganisationId> stewards) {
		allow(caller, Role.PROJECT_EDITOR, edits(caller, stewards), "needs-project-editor-of-owner");
	}

	/**
	 * Who takes part and who owns it. While nobody owns or leads a project, the
	 * coordinator may find somebody.
	 * @param stewards the organisations that own or lead it
	 * @param unowned whether nobody owns or leads it
	 */
	public void arrange(Caller caller, Collection<OrganisationId> stewards, boolean unowned) {
		if (unowned && caller.has(Role.COORDINATOR)) {
			caller.actAs(Role.COORDINATOR);
		}
		else {
			changeWork(caller, stewards);
		}
	}

	/** Names and aliases: the owner's and the lead's editors, and the coordinator. */
	public void name(Caller caller, Collection<OrganisationId> stewards) {
		arrange(caller, stewards, true);
	}

	/** The receiving unit's line answers an offered handover (P12). */
	public void answerHandover(Caller caller, @Nullable OrganisationId receiver) {
		allow(caller, Role.LINE_MANAGER, caller.has(Role.LINE_MANAGER) && caller.belongsTo(receiver),
				"needs-line-manager-of-receiver");
	}

	/**
	 * How relevant a project is: staff for their own organisation, a steering member for
	 * any. A coordinator records what somebody else stated.
	 * @param about the organisation it is about
	 * @param statedBy who stated it, when somebody else than the caller
	 * @return who stated it
	 */
	public PersonId stateRelevance(Caller caller, OrganisationId about, @Nullable PersonId statedBy) {
		boolean forSomebodyElse = statedBy != null && !caller.person().filter(statedBy::equals).isPresent();
		if (forSomebodyElse) {
			allow(caller, Role.COORDINATOR, caller.has(Role.COORDINATOR), "states-for-somebody-else");
			return statedBy;
		}
		if (caller.has(Role.STEERING_MEMBER)) {
			caller.actAs(Role.STEERING_MEMBER);
		}
		else if (!works(caller) || !caller.belongsTo(about)) {
			throw Forbidden.because("needs-staff-of-that-organisation");
		}
		return caller.person().orElseThrow(() -> Forbidden.because("needs-staff-of-that-organisation"));
	}

	private static boolean edits(Caller caller, Collection<OrganisationId> stewards) {
		return caller.has(Role.PROJECT_EDITOR) && stewards.stream().anyMatch(caller::belongsTo);
	}

	private static boolean works(Caller caller) {
		return WORKING.stream().anyMatch(caller::has);
	}

	private static void allow(Caller caller, Role role, boolean allowed, String otherwise) {
		if (!allowed) {
			throw Forbidden.because(otherwise);
		}
		caller.actAs(role);
	}

	/**
	 * Who proposes an idea.
	 *
	 * @param person the person
	 * @param organisation for which organisation
	 */
	public record Submitter(PersonId person, OrganisationId organisation) {
	}

}
