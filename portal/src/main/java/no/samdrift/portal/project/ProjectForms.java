package no.samdrift.portal.project;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import no.samdrift.events.Certainty;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.project.BeneficiaryGroup;
import no.samdrift.events.project.Criterion;
import no.samdrift.events.project.Lesson;
import no.samdrift.events.project.LessonKind;
import no.samdrift.events.project.OwningUnit;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.Recommendation;
import no.samdrift.events.project.RelevanceLevel;
import no.samdrift.events.project.Stance;
import no.samdrift.events.project.StopReason;
import no.samdrift.portal.choice.Choices;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Field;
import no.samdrift.portal.form.Field.Kind;
import no.samdrift.portal.form.Field.Option;
import no.samdrift.portal.form.Form;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each command of a project is asked for with. */
@Component
class ProjectForms {

	/** What a link to a form may fill in. */
	static final List<String> PREFILLED = List.of("criterion", "group", "benefitId", "organisationId", "lessonId");

	/**
	 * Every command that project-service takes for a project. A test holds this list
	 * against the service's own.
	 */
	static final Set<String> COMMANDS = Set.of("recommend-idea", "decide-idea", "reopen-idea", "assess-criterion",
			"estimate-value", "plan-benefit", "measure-zero-point", "consider-lessons", "name-owning-unit",
			"add-partner", "remove-partner", "transfer-lead", "rename", "record-alias", "state-relevance",
			"start-assessment", "start-pilot", "extend-pilot", "evaluate-pilot", "offer-operation", "accept-operation",
			"refuse-operation", "move-to-operation", "return-to-pilot", "pause", "resume", "stop", "restart", "retire");

	private final ProjectOptions options;

	private final Choices choices;

	private final Directory directory;

	private final Say say;

	ProjectForms(ProjectOptions options, Choices choices, Directory directory, Say say) {
		this.options = options;
		this.choices = choices;
		this.directory = directory;
		this.say = say;
	}

	static boolean knows(String command) {
		return COMMANDS.contains(command);
	}

	/** The form for a command. */
	Form form(String command, Project project, Commands may) {
		return Form.of(command, fields(command, project, may));
	}

	private Field[] fields(String command, Project project, Commands may) {
		return switch (command) {
			case "recommend-idea" -> fields(Field.radio("recommendation", this.choices.values(Recommendation.class)),
					Field.of("grounds", Kind.TEXT));
			case "decide-idea" -> fields(Field.radio("decision", this.choices.values(Recommendation.class)),
					Field.of("grounds", Kind.TEXT));
			case "reopen-idea" -> fields(Field.of("newInformation", Kind.TEXT));
			case "assess-criterion" ->
				fields(Field.radio("criterion", this.choices.values(Criterion.class)), Field.of("met", Kind.YES_NO),
						Field.of("evidence", Kind.TEXT), Field.of("evidenceRefs", Kind.LINES).optional());
			case "estimate-value" -> fields(Field.radio("group", this.choices.values(BeneficiaryGroup.class)),
					Field.of("level", Kind.WHOLE), Field.of("reasoning", Kind.TEXT));
			case "plan-benefit" -> fields(Field.radio("group", this.choices.values(BeneficiaryGroup.class)),
					Field.of("indicator", Kind.SHORT_TEXT), Field.choice("ownerOrganisationId", partners(project)),
					Field.choice("responsible", this.options.peopleOf(project)), Field.of("zeroPointDue", Kind.DAY),
					Field.of("target", Kind.TEXT));
			case "measure-zero-point" -> fields(Field.choice("benefitId", benefits(project)),
					Field.of("value", Kind.NUMBER), Field.of("unit", Kind.LINE), Field.of("measuredOn", Kind.DAY));
			case "consider-lessons" -> fields(Field.checks("lessonIds", this.options.knownLessons(project)),
					Field.of("conclusion", Kind.TEXT));
			case "name-owning-unit" -> fields(Field.choice("owningUnit.organisationId", this.choices.organisations()),
					Field.of("owningUnit.names", Kind.NAMES));
			case "add-partner" -> fields(Field.choice("organisationId", newcomers(project)),
					Field.choice("role", this.choices.values(PartnerRole.class)),
					Field.choice("stance", this.choices.values(Stance.class)).optional(),
					Field.of("joinedOn", Kind.PARTIAL_DATE).optional());
			case "remove-partner" -> fields(Field.choice("organisationId", partners(project)),
					Field.of("leftOn", Kind.PARTIAL_DATE).optional(), Field.of("reason", Kind.TEXT));
			case "transfer-lead" ->
				fields(Field.choice("toOrganisationId", followers(project)), Field.of("reason", Kind.TEXT));
			case "rename" -> fields(Field.of("names", Kind.NAMES));
			case "record-alias" -> fields(Field.of("name", Kind.LINE),
					Field.radio("provenance.certainty",
							this.choices.values(List.of(Certainty.STATED, Certainty.DERIVED, Certainty.INFERRED))),
					Field.of("provenance.source", Kind.LINE).optional());
			case "state-relevance" -> relevance();
			case "start-assessment", "accept-operation" -> fields();
			case "start-pilot" ->
				fields(Field.radio("mandateId", mandates(command, project, may)), Field.of("decisionDue", Kind.DAY),
						Field.choice("receiverCandidate.organisationId", partners(project)).optional(),
						Field.of("receiverCandidate.names", Kind.NAMES).optional());
			case "extend-pilot" -> fields(Field.of("reason", Kind.TEXT), Field.of("decisionDue", Kind.DAY),
					Field.radio("mandateId", mandates(command, project, may)).optional());
			case "evaluate-pilot" -> fields(Field.of("evaluation", Kind.TEXT));
			case "offer-operation" -> fields(Field.choice("receivingUnit.organisationId", partners(project)),
					Field.of("receivingUnit.names", Kind.NAMES),
					Field.choice("operationsOwner", this.options.peopleOf(project)),
					Field.of("answerDue", Kind.DAY).optional());
			case "refuse-operation" -> fields(Field.of("reason", Kind.TEXT));
			case "move-to-operation" -> fields(Field.radio("mandateId", mandates(command, project, may)),
					Field.of("effectiveOn", Kind.DAY).optional());
			case "return-to-pilot" -> fields(Field.of("reason", Kind.TEXT), Field.of("decisionDue", Kind.DAY),
					Field.choice("agreedBy", this.options.operationsOwner(project)));
			case "pause" -> fields(Field.of("reason", Kind.TEXT), Field.of("reviewOn", Kind.DAY));
			case "resume" -> fields(Field.radio("mandateId", mandates(command, project, may)).optional());
			case "stop" ->
				fields(Field.choice("reasonCode", this.choices.values(StopReason.class)), Field.of("story", Kind.TEXT),
						Field.rows("lessons", Field.choice("kind", this.choices.values(LessonKind.class)),
								Field.of("whatHappened", Kind.TEXT), Field.of("advice", Kind.TEXT)));
			case "restart" -> fields(Field.radio("lessonId", lessons(project)), Field.of("reason", Kind.TEXT));
			case "retire" -> fields(Field.of("reason", Kind.TEXT), Field.of("endsOn", Kind.DAY),
					Field.of("adoptersInformedOn", Kind.DAY).optional());
			default -> throw new IllegalArgumentException(command);
		};
	}

	/** What stands in a form at first, and what the page knows and does not ask for. */
	Act begin(Act act, String command, Project project, Commands may) {
		Act begun = act;
		if (may.mandatesFor(command).size() == 1 && !command.equals("extend-pilot")) {
			begun = begun.with("mandateId", may.mandatesFor(command).getFirst().value());
		}
		return switch (command) {
			case "move-to-operation" -> begun.with("effectiveOn", this.say.today().toString())
				.completedBy((body) -> body.put("benefitPlanVersion", project.benefitPlan().version()));
			case "measure-zero-point" ->
				begun.with("measuredOn", this.say.today().toString()).with("benefitId", onlyUnmeasured(project));
			case "rename" -> begun.with("names.nb", project.names().nb())
				.with("names.nn", project.names().nn())
				.with("names.en", project.names().en());
			case "offer-operation" -> unit(begun, "receivingUnit", project.owningUnit());
			case "name-owning-unit" -> unit(begun, "owningUnit", project.owningUnit());
			case "state-relevance" ->
				begun.with("organisationId", Reader.current().organisationId().map(OrganisationId::value).orElse(null));
			default -> begun;
		};
	}

	/** The benefit to measure, when there is but one. */
	private static @Nullable String onlyUnmeasured(Project project) {
		List<String> unmeasured = project.benefitPlan()
			.benefits()
			.stream()
			.filter((benefit) -> benefit.zeroPoint() == null)
			.map((benefit) -> benefit.id().value())
			.toList();
		return (unmeasured.size() == 1) ? unmeasured.getFirst() : null;
	}

	private static Act unit(Act act, String path, @Nullable OwningUnit unit) {
		return (unit == null) ? act
				: act.with(path + ".organisationId", unit.organisationId().value())
					.with(path + ".names.nb", unit.names().nb())
					.with(path + ".names.nn", unit.names().nn())
					.with(path + ".names.en", unit.names().en());
	}

	private static Field[] fields(Field... fields) {
		return fields;
	}

	/** Each speaks for its own organisation; a coordinator records what others said. */
	private Field[] relevance() {
		Field level = Field.radio("level", this.choices.values(RelevanceLevel.class));
		if (Reader.current().has(Role.COORDINATOR)) {
			return fields(Field.choice("organisationId", this.choices.organisations()), level,
					Field.choice("statedBy", this.choices.people()).optional());
		}
		return fields(Field.choice("organisationId",
				Reader.current().organisationId().map(this.choices::organisation).stream().toList()), level);
	}

	private List<Option> newcomers(Project project) {
		Set<OrganisationId> there = project.partnersNow()
			.stream()
			.map(Partner::organisationId)
			.collect(Collectors.toSet());
		return this.directory.organisations()
			.stream()
			.filter((one) -> !there.contains(one.id()))
			.map((one) -> this.choices.organisation(one.id()))
			.toList();
	}

	private List<Option> partners(Project project) {
		return project.partnersNow()
			.stream()
			.map((partner) -> this.choices.organisation(partner.organisationId()))
			.toList();
	}

	private List<Option> followers(Project project) {
		return project.partnersNow()
			.stream()
			.map(Partner::organisationId)
			.filter((id) -> !id.equals(project.leadOrganisationId()))
			.map(this.choices::organisation)
			.toList();
	}

	private List<Option> benefits(Project project) {
		return project.benefitPlan()
			.benefits()
			.stream()
			.map((benefit) -> Option.of(benefit.id().value(), this.say.data(benefit.indicator()).value()))
			.toList();
	}

	private List<Option> lessons(Project project) {
		return project.lessons().stream().map(this::lesson).toList();
	}

	private Option lesson(Lesson lesson) {
		return new Option(lesson.id().value(), this.say.data(lesson.whatHappened()).value(),
				this.say.data(lesson.advice()).value());
	}

	/** The mandates that the command can name, told by what they allow and until when. */
	private List<Option> mandates(String command, Project project, Commands may) {
		List<String> usable = Stream
			.concat(may.mandatesFor(command).stream().map((id) -> id.value()),
					Optional.ofNullable(project.mandateId())
						.filter((id) -> command.equals("resume") && may.mandatesFor(command).isEmpty())
						.stream()
						.map((id) -> id.value()))
			.distinct()
			.toList();
		return usable.isEmpty() ? List.of() : this.options.mandates(project.id(), usable);
	}

}
