package no.samdrift.portal.project;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.project.Lesson;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.choice.Choices;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.form.Field.Option;
import no.samdrift.portal.frame.Demo;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be chosen in a project's forms, where that has to be asked for. */
@Component
class ProjectOptions {

	private static final int MOST = 200;

	private final Services services;

	private final Choices choices;

	private final ProjectPages pages;

	private final Directory directory;

	private final Say say;

	private final Demo demo;

	ProjectOptions(Services services, Choices choices, ProjectPages pages, Directory directory, Say say, Demo demo) {
		this.services = services;
		this.choices = choices;
		this.pages = pages;
		this.directory = directory;
		this.say = say;
		this.demo = demo;
	}

	/** The people who work for those that are in the project. */
	List<Option> peopleOf(Project project) {
		Set<OrganisationId> organisations = new LinkedHashSet<>();
		if (project.owningUnit() != null) {
			organisations.add(project.owningUnit().organisationId());
		}
		project.partnersNow().stream().map(Partner::organisationId).forEach(organisations::add);
		return this.choices.peopleOf(organisations);
	}

	/** The one who answers for the operation. */
	List<Option> operationsOwner(Project project) {
		if (project.handover() == null) {
			return List.of();
		}
		PersonId owner = project.handover().operationsOwner();
		String name = this.directory.people(List.of(owner)).get(owner);
		return List.of(Option.of(owner.value(), (name != null) ? name : this.say.text("unknown.former-member")));
	}

	/** Lessons of other projects in the same fields. */
	List<Option> knownLessons(Project project) {
		return this.services.project()
			.get(KnownLessons.class, Address.of("/projects/{}/known-lessons", project.id()).with("limit", MOST))
			.items()
			.stream()
			.flatMap((known) -> known.lessons()
				.stream()
				.map((lesson) -> new Option(lesson.id().value(), this.say.data(lesson.whatHappened()).value(),
						this.say.text("project.lessons.from", this.say.data(lesson.advice()).value(),
								this.demo.name(this.say.data(known.names()).value())))))
			.toList();
	}

	/** Mandates told by what they allow, and until when. */
	List<Option> mandates(ProjectId project, List<String> ids) {
		Map<String, ProjectPage.Mandate> known = Parts.fetch("mandates", () -> this.pages.mandates(project))
			.part()
			.or(List.of())
			.stream()
			.collect(Collectors.toMap((mandate) -> mandate.id().value(), (mandate) -> mandate));
		return ids.stream().map((id) -> mandate(id, known.get(id))).toList();
	}

	private Option mandate(String id, ProjectPage.@Nullable Mandate mandate) {
		if (mandate == null) {
			return Option.of(id, this.say.text("project.mandate.unseen"));
		}
		String scope = mandate.scope()
			.stream()
			.map((one) -> this.say.value("MandateScope", one.name()))
			.collect(Collectors.joining(", "));
		return new Option(id, this.say.text("project.mandate.choice", scope, this.say.day(mandate.validTo())),
				this.say.data(mandate.grounds()).value());
	}

	/** The lessons of other projects. */
	private record KnownLessons(List<Known> items) {

		/** Those of one project. */
		private record Known(LanguageMap names, List<Lesson> lessons) {
		}

	}

}
