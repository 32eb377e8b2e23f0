package no.samdrift.portal.project;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

import no.samdrift.events.EventJson;
import no.samdrift.events.project.ProjectState;
import no.samdrift.portal.history.Happening;
import no.samdrift.portal.project.Stages.Place;
import no.samdrift.portal.project.Stages.Step;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How far a project came is told by what happened, and never further. */
class StagesTest {

	private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

	@Test
	void aPilotHasTheDatesOfTheStepsBeforeIt() {
		Stages stages = stages("'state':'PILOT','stateSince':'2026-04-14'",
				happening(3, "2026-04-14T08:00:00Z", "PilotStarted", "{}"),
				happening(2, "2025-06-30T23:30:00Z", "ProjectAssessmentStarted", "{}"),
				happening(1, "2025-03-01T08:00:00Z", "IdeaProposed", "{}"));

		assertThat(stages.steps()).containsExactly(
				new Step(ProjectState.IDEA, Place.DONE, LocalDate.parse("2025-03-01")),
				new Step(ProjectState.ASSESSMENT, Place.DONE, LocalDate.parse("2025-07-01")),
				new Step(ProjectState.PILOT, Place.HERE, LocalDate.parse("2026-04-14")),
				new Step(ProjectState.OPERATION, Place.AHEAD, null));
		assertThat(stages.aside()).isNull();
	}

	@Test
	void aDateThatIsNotInTheHistoryIsLeftOpen() {
		Stages stages = stages("'state':'PILOT','stateSince':'2026-04-14'");

		assertThat(stages.steps().getFirst().since()).isNull();
	}

	@Test
	void operationBeganOnTheDayThatItWasSetTo() {
		Stages stages = stages("'state':'RETIRED','stateSince':'2026-09-01'",
				happening(4, "2026-02-03T08:00:00Z", "ProjectMovedToOperation", "{'effectiveOn':'2026-02-01'}"));

		assertThat(stages.steps().getLast())
			.isEqualTo(new Step(ProjectState.OPERATION, Place.DONE, LocalDate.parse("2026-02-01")));
		assertThat(stages.aside()).isEqualTo(ProjectState.RETIRED);
	}

	@Test
	void aStoppedAssessmentNeverWasAPilot() {
		Stages stages = stages("'state':'STOPPED','stateSince':'2026-09-01'",
				happening(4, "2026-09-01T08:00:00Z", "ProjectStopped", "{'stateBefore':'ASSESSMENT'}"));

		assertThat(stages.steps()).extracting(Step::place)
			.containsExactly(Place.DONE, Place.DONE, Place.AHEAD, Place.AHEAD);
	}

	@Test
	void aPauseStandsWhereTheProjectGoesOn() {
		Stages stages = stages("'state':'PAUSED','pausedFrom':'PILOT','stateSince':'2026-09-01'");

		assertThat(stages.steps()).extracting(Step::place)
			.containsExactly(Place.DONE, Place.DONE, Place.DONE, Place.AHEAD);
		assertThat(stages.asideSince()).isEqualTo(LocalDate.parse("2026-09-01"));
	}

	private static Stages stages(String state, Happening... history) {
		Project project = read(
				"{'id':'p','programmeId':'s','names':{'nb':'P'},'kind':'LOCAL','stateCertainty':'STATED','version':1,"
						+ state + ",'recordedAt':'2026-09-01T08:00:00Z'}",
				Project.class);
		return Stages.of(project, List.of(history), NORWAY);
	}

	private static Happening happening(int version, String at, String event, String data) {
		return read("{'version':" + version + ",'recordedAt':'" + at
				+ "','actor':{'id':'x','role':'staff'},'command':'c','events':[{'id':'e','type':'no.samdrift.project."
				+ event + ".v1','sequence':" + version
				+ ",'audience':{'visibility':'PUBLIC','organisations':[]},'data':" + data + "}]}", Happening.class);
	}

	private static <T> T read(String json, Class<T> type) {
		return EventJson.mapper().readValue(json.replace('\'', '"'), type);
	}

}
