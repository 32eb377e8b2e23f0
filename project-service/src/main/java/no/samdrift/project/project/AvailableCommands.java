package no.samdrift.project.project;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import no.samdrift.events.Language;
import no.samdrift.http.Caller;
import no.samdrift.http.language.Texts;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.project.mandate.Mandates;
import no.samdrift.project.project.CommandsView.ConditionView;
import no.samdrift.project.project.CommandsView.Entry;
import no.samdrift.project.project.CommandsView.SupplierView;
import no.samdrift.project.rights.ProjectPolicy;
import no.samdrift.project.rights.Right.Holder;
import org.springframework.stereotype.Component;

/**
 * Tells what a caller may do with a project now, and what is missing before its next
 * step. It has no rule of its own: {@link CommandRights} and {@link ProjectLifecycle}
 * answer here as they do when a command comes.
 */
@Component
class AvailableCommands {

	private static final String ISSUE_MANDATE = "issue-mandate";

	private final CommandRights rights;

	private final ProjectPolicy policy;

	private final Mandates mandates;

	private final Texts texts;

	private final Clock clock;

	AvailableCommands(CommandRights rights, ProjectPolicy policy, Mandates mandates, Texts texts, Clock clock) {
		this.rights = rights;
		this.policy = policy;
		this.mandates = mandates;
		this.texts = texts;
		this.clock = clock;
	}

	CommandsView of(Recorded<Project> recorded, Caller caller) {
		Project project = recorded.state();
		Backing backing = Backing.any(this.mandates.of(project.id()), LocalDate.now(this.clock));
		Function<Command, Entry> entry = (command) -> entry(command, project, backing, caller);
		List<Entry> commands = Arrays.stream(Command.values())
			.filter((command) -> ProjectLifecycle.takes(project, command))
			.filter((command) -> this.rights.to(command, project, caller).isHeldBy(caller))
			.map(entry)
			.toList();
		List<Entry> gates = ProjectLifecycle.nextStep(project.state()).stream().map(entry).toList();
		return new CommandsView(project.id(), recorded.version().value(), commands, gates);
	}

	private Entry entry(Command command, Project project, Backing backing, Caller caller) {
		List<Condition> conditions = ProjectLifecycle.conditions(command, project, backing);
		return new Entry(command.wireName(), conditions.stream().allMatch(Condition::met),
				conditions.stream().map((condition) -> view(condition, project, caller)).toList());
	}

	private ConditionView view(Condition condition, Project project, Caller caller) {
		Language language = caller.language();
		Unmet otherwise = condition.otherwise();
		String statement = this.texts.text("condition." + condition.statement(), language, otherwise.arguments());
		if (condition.met()) {
			return new ConditionView(otherwise.code(), true, statement, null, null, List.of(), condition.mandateScope(),
					condition.mandateIds());
		}
		String refusal = "refusal." + otherwise.code();
		return new ConditionView(otherwise.code(), false, statement,
				this.texts.text(refusal, language, otherwise.arguments()),
				this.texts.text(refusal + ".remedy", language, otherwise.arguments()),
				suppliers(condition, project, caller), condition.mandateScope(), condition.mandateIds());
	}

	private List<SupplierView> suppliers(Condition condition, Project project, Caller caller) {
		Stream<SupplierView> here = condition.suppliedBy()
			.stream()
			.flatMap((command) -> suppliers(command.wireName(), this.rights.to(command, project, caller).holders()));
		Stream<SupplierView> there = (condition.mandateScope() != null)
				? suppliers(ISSUE_MANDATE, this.policy.mandateGivers()) : Stream.empty();
		return Stream.concat(here, there).toList();
	}

	private static Stream<SupplierView> suppliers(String command, List<Holder> holders) {
		return holders.stream().map((holder) -> new SupplierView(command, holder.role(), holder.organisation()));
	}

}
