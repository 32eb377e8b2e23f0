package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import no.samdrift.events.Certainty;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.project.Alias;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectId;
import no.samdrift.journal.Outcome;
import no.samdrift.project.organisation.Organisations;

/**
 * The two ways in which a project begins here: as an idea, or recorded afterwards.
 */
final class NewProject {

	private NewProject() {
	}

	/** Somebody in a partner organisation has an idea. */
	static Outcome<Project> propose(ProjectId id, ProjectCommand.ProposeIdea command, PersonId by,
			OrganisationId organisation, LocalDate answerDue, LocalDate today) {
		Project project = began(id, command.programmeId(), Naming.of(command.names()),
				Origin.proposed(command.challenge(), by, organisation, answerDue), command.focusAreas(),
				Standing.idea(Certainty.STATED, today));
		return Outcome.of(project, new ProjectEvent.IdeaProposed(id, command.programmeId(), command.names(),
				command.challenge(), command.focusAreas(), by, organisation, answerDue));
	}

	/**
	 * A project that began elsewhere is recorded; in which state it is nobody has said.
	 */
	static Outcome<Project> register(ProjectId id, ProjectCommand.RegisterProject command, Organisations organisations,
			LocalDate today) {
		Project project = began(id, command.programmeId(), Naming.of(command.names()),
				Origin.recordedAfterwards(command.provenance()), command.focusAreas(),
				Standing.idea(Certainty.UNKNOWN, today));
		List<DomainEvent> events = new ArrayList<>();
		events.add(new ProjectEvent.ProjectRegistered(id, command.programmeId(), command.names(), command.focusAreas(),
				command.provenance()));
		for (ProjectCommand.AddPartner joining : command.partners()) {
			Outcome<Project> joined = project.addPartner(joining, organisations, today);
			project = joined.state();
			events.addAll(joined.events());
		}
		if (command.owningUnit() != null) {
			Outcome<Project> owned = project.nameOwningUnit(new ProjectCommand.NameOwningUnit(command.owningUnit()),
					organisations);
			project = owned.state();
			events.addAll(owned.events());
		}
		for (Alias alias : command.aliases()) {
			Outcome<Project> called = project
				.recordAlias(new ProjectCommand.RecordAlias(alias.name(), alias.provenance()));
			project = called.state();
			events.addAll(called.events());
		}
		return new Outcome<>(project, events);
	}

	private static Project began(ProjectId id, ProgrammeId programmeId, Naming naming, Origin origin,
			List<String> focusAreas, Standing standing) {
		return new Project(id, programmeId, naming, origin, focusAreas, standing, Partners.none(), null,
				Criteria.none(), ValueProfile.none(), BenefitPlan.none(), Lessons.none(), Relevances.none(), null, null,
				null);
	}

}
