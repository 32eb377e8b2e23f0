package no.samdrift.project.project;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import no.samdrift.events.project.ProjectState;

import static no.samdrift.events.project.ProjectState.ASSESSMENT;
import static no.samdrift.events.project.ProjectState.DECLINED;
import static no.samdrift.events.project.ProjectState.IDEA;
import static no.samdrift.events.project.ProjectState.OPERATION;
import static no.samdrift.events.project.ProjectState.PAUSED;
import static no.samdrift.events.project.ProjectState.PILOT;
import static no.samdrift.events.project.ProjectState.STOPPED;

/**
 * Every command that a project takes, and in which states it does. First the moves, which
 * can change the state (mission 4.2); then the handover, the work, and what can be said
 * of a project at any time.
 */
enum Command {

	DECIDE_IDEA(true, EnumSet.of(IDEA)), START_ASSESSMENT(true, EnumSet.of(IDEA)),
	REOPEN_IDEA(true, EnumSet.of(DECLINED)), START_PILOT(true, EnumSet.of(ASSESSMENT)),
	EXTEND_PILOT(true, EnumSet.of(PILOT)), MOVE_TO_OPERATION(true, EnumSet.of(PILOT)),
	RETURN_TO_PILOT(true, EnumSet.of(OPERATION)), PAUSE(true, EnumSet.of(ASSESSMENT, PILOT, OPERATION)),
	RESUME(true, EnumSet.of(PAUSED)), STOP(true, EnumSet.of(ASSESSMENT, PILOT, PAUSED)),
	RESTART(true, EnumSet.of(STOPPED)), RETIRE(true, EnumSet.of(OPERATION)),

	OFFER_OPERATION(false, EnumSet.of(PILOT)), ACCEPT_OPERATION(false, EnumSet.of(PILOT)),
	REFUSE_OPERATION(false, EnumSet.of(PILOT)), EVALUATE_PILOT(false, EnumSet.of(PILOT)),

	RECOMMEND_IDEA(false, EnumSet.of(IDEA)), ASSESS_CRITERION(false, While.ONGOING),
	ESTIMATE_VALUE(false, While.ONGOING), PLAN_BENEFIT(false, While.ONGOING), MEASURE_ZERO_POINT(false, While.ONGOING),
	CONSIDER_LESSONS(false, EnumSet.of(ASSESSMENT)), NAME_OWNING_UNIT(false, While.ONGOING),
	ADD_PARTNER(false, While.ONGOING), REMOVE_PARTNER(false, While.ONGOING), TRANSFER_LEAD(false, While.ONGOING),

	RENAME(false, While.EVER), RECORD_ALIAS(false, While.EVER), STATE_RELEVANCE(false, While.EVER);

	private final boolean move;

	private final Set<ProjectState> states;

	Command(boolean move, Set<ProjectState> states) {
		this.move = move;
		this.states = states;
	}

	/** The commands that can change the state. */
	static List<Command> moves() {
		return Arrays.stream(values()).filter((command) -> command.move).toList();
	}

	/** Whether it belongs to what is done in the state. */
	boolean isLegalIn(ProjectState state) {
		return this.states.contains(state);
	}

	/** Its name in HTTP, such as {@code move-to-operation}. */
	String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** States that several commands belong to. */
	private static final class While {

		/** A project's work goes on or waits to. */
		private static final Set<ProjectState> ONGOING = EnumSet.of(IDEA, ASSESSMENT, PILOT, OPERATION, PAUSED);

		private static final Set<ProjectState> EVER = EnumSet.allOf(ProjectState.class);

	}

}
