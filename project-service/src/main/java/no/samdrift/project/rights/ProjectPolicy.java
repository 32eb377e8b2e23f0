package no.samdrift.project.rights;

import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.http.Caller;
import no.samdrift.http.Forbidden;
import no.samdrift.project.rights.Right.Holder;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Who may do what: role × organisation × relation to the project ({@code architecture.md}
 * 6). Each method names one kind of act and gives the {@link Right} to it.
 */
@Component
public class ProjectPolicy {

	/** The roles that somebody who works in an organisation can have there. */
	private static final List<Role> WORKING = List.of(Role.LINE_MANAGER, Role.PROJECT_EDITOR, Role.STAFF);

	/**
	 * Programmes, focus areas, recorded projects, recommendations and answers to ideas.
	 */
	public Right coordinate() {
		return new Right(List.of(anywhere(Role.COORDINATOR)), "needs-coordinator");
	}

	/**
	 * Somebody who works in an organisation has an idea.
	 * @return who it is
	 */
	public Submitter proposeIdea(Caller caller) {
		PersonId person = caller.person().orElse(null);
		OrganisationId organisation = caller.organisation().orElse(null);
		if (person == null || organisation == null || WORKING.stream().noneMatch(caller::has)) {
			throw Forbidden.because("needs-staff-of-organisation");
		}
		return new Submitter(person, organisation);
	}

	/** A declined idea is taken up again by those who had it, or the coordinator. */
	public Right reopenIdea(@Nullable OrganisationId submitters) {
		Stream<Holder> having = (submitters != null) ? WORKING.stream().map((role) -> in(submitters, role))
				: Stream.empty();
		return new Right(Stream.concat(Stream.of(anywhere(Role.COORDINATOR)), having).toList(),
				"needs-submitters-organisation");
	}

	/**
	 * A project's work is changed by the owner's and the lead's editors and nobody else;
	 * a steering group reads (C-43).
	 * @param stewards the organisations that own or lead it
	 */
	public Right changeWork(Collection<OrganisationId> stewards) {
		return new Right(stewards.stream().map((steward) -> in(steward, Role.PROJECT_EDITOR)).toList(),
				"needs-project-editor-of-owner");
	}

	/**
	 * Who takes part and who owns it. While nobody owns or leads a project, the
	 * coordinator may find somebody.
	 * @param stewards the organisations that own or lead it
	 * @param unowned whether nobody owns or leads it
	 */
	public Right arrange(Collection<OrganisationId> stewards, boolean unowned) {
		Right editors = changeWork(stewards);
		if (!unowned) {
			return editors;
		}
		return new Right(List.of(anywhere(Role.COORDINATOR)), editors.otherwise()).or(editors);
	}

	/** Names and aliases: the owner's and the lead's editors, and the coordinator. */
	public Right name(Collection<OrganisationId> stewards) {
		return arrange(stewards, true);
	}

	/** The receiving unit's line answers an offered handover (P12). */
	public Right answerHandover(@Nullable OrganisationId receiver) {
		return new Right((receiver != null) ? List.of(in(receiver, Role.LINE_MANAGER)) : List.of(),
				"needs-line-manager-of-receiver");
	}

	/**
	 * How relevant a project is: staff for their own organisation, a steering member for
	 * any.
	 * @param about the organisation it is about
	 */
	public Right stateRelevance(@Nullable OrganisationId about) {
		Stream<Holder> working = (about != null) ? WORKING.stream().map((role) -> new Holder(role, about, true))
				: Stream.empty();
		return new Right(Stream.concat(Stream.of(new Holder(Role.STEERING_MEMBER, null, true)), working).toList(),
				"needs-staff-of-that-organisation");
	}

	/** A coordinator records how relevant somebody else said that a project is. */
	public Right recordRelevance() {
		return new Right(List.of(anywhere(Role.COORDINATOR)), "states-for-somebody-else");
	}

	/**
	 * Who can give a project a mandate. It is membership-service that decides: there the
	 * member also needs a seat in the group that gives it.
	 */
	public List<Holder> mandateGivers() {
		return List.of(new Holder(Role.STEERING_MEMBER, null, true), anywhere(Role.COORDINATOR));
	}

	private static Holder anywhere(Role role) {
		return new Holder(role, null, false);
	}

	private static Holder in(OrganisationId organisation, Role role) {
		return new Holder(role, organisation, false);
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
