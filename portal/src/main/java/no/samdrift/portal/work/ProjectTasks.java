package no.samdrift.portal.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import no.samdrift.events.Role;
import no.samdrift.events.project.ProjectState;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;

import org.springframework.stereotype.Component;

/** What projects wait for from a person, as project-service tells it. */
@Component
class ProjectTasks {

	/** As many projects as are gone through, those to which something is owed soonest. */
	private static final int LOOKED_AT = 100;

	/** As many projects as their next step is asked for, each with one call at once. */
	private static final int STEPS_ASKED = 6;

	/** Where the step after is taken at one's own pace. */
	private static final Set<ProjectState> ON_THE_WAY = Set.of(ProjectState.IDEA, ProjectState.ASSESSMENT,
			ProjectState.PILOT);

	private final Services services;

	private final Say say;

	ProjectTasks(Services services, Say say) {
		this.services = services;
		this.say = say;
	}

	/** What the reader's organisation owes. */
	Owed owedBy(Reader reader) {
		if (reader.organisation() == null) {
			return Owed.NOTHING;
		}
		Project.Page page = this.services.project()
			.get(Project.Page.class,
					Address.of("/projects")
						.with("waitingFor", reader.organisation())
						.with("sort", "DUE")
						.with("limit", LOOKED_AT));
		List<Task> mine = new ArrayList<>();
		long others = 0;
		for (Project project : page.items()) {
			for (Project.Wait wait : project.waitsFor()) {
				boolean inPerson = wait.personId() != null && wait.personId().equals(reader.person());
				if (inPerson || !wait.commands().isEmpty()) {
					mine.add(task(project, wait, inPerson));
				}
				else if (reader.belongsTo(wait.organisationId())) {
					others++;
				}
			}
		}
		return new Owed(mine, others);
	}

	private static Task task(Project project, Project.Wait wait, boolean inPerson) {
		String link = switch (wait.kind()) {
			// what becomes of it is chosen on its own page
			case PILOT_DECISION, PAUSE_REVIEW -> project.page();
			case ZERO_POINT, HANDOVER_ANSWER, IDEA_ANSWER ->
				wait.commands().isEmpty() ? project.page() : project.commandPage(wait.commands().getFirst());
		};
		if (wait.kind() == Project.Wait.Kind.ZERO_POINT && !wait.commands().isEmpty()) {
			link = Address.of(link).with("benefitId", wait.benefitId()).toString();
		}
		String action = wait.commands().isEmpty() ? "look" : wait.kind().name();
		return new Task(wait.kind().name(), project.names(), project.page(), null, action, link, wait.dueOn(),
				wait.kind().ordinal(), inPerson);
	}

	/**
	 * The next steps of the projects that the reader leads: those that can be taken now
	 * are for today, those that lack something the reader can supply are for no day.
	 */
	Tasks nextStepsFor(Reader reader) {
		if (!reader.has(Role.PROJECT_EDITOR) || reader.organisation() == null) {
			return Tasks.NONE;
		}
		List<Parts.Pending<Tasks>> asked = this.services.project()
			.get(Project.Page.class,
					Address.of("/projects")
						.with("lead", reader.organisation())
						.with("sort", "NEWEST")
						.with("limit", LOOKED_AT))
			.items()
			.stream()
			.filter((project) -> !project.isStateUnknown() && ON_THE_WAY.contains(project.state()))
			.limit(STEPS_ASKED)
			.map((project) -> Parts.fetch(Tasks.ID, () -> nextStep(project, reader)))
			.toList();
		return new Tasks(asked.stream().flatMap((step) -> step.part().or(Tasks.NONE).items().stream()).toList());
	}

	private Tasks nextStep(Project project, Reader reader) {
		Step.Entry step = this.services.project()
			.get(Step.class, Address.of("/projects/{}/commands", project.id()))
			.mine();
		if (step == null) {
			return Tasks.NONE;
		}
		if (step.ready()) {
			return new Tasks(List.of(new Task("READY", project.names(), project.page(), null, step.command(),
					project.commandPage(step.command()), this.say.today(), -1, false)));
		}
		long missing = step.suppliedBy(reader);
		return (missing == 0) ? Tasks.NONE : new Tasks(List.of(new Task("MISSING." + step.command(), project.names(),
				project.page(), this.say.text("work.missing", missing), "look", project.page(), null, 0, false)));
	}

}
