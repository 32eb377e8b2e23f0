package no.samdrift.project;

import java.util.List;
import java.util.stream.LongStream;

import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.project.RunningService.Answer;
import org.junit.jupiter.api.Test;

import static no.samdrift.project.Demo.EDITOR;
import static no.samdrift.project.Demo.LINE_MANAGER;
import static no.samdrift.project.Demo.does;
import static no.samdrift.project.Demo.eventually;
import static no.samdrift.project.Demo.service;
import static org.assertj.core.api.Assertions.assertThat;

/** The main story over HTTP, with mandates as membership-service tells them. */
class FromIdeaToOperationTest {

	@Test
	void anIdeaBecomesOperationStepByStep() {
		String id = Demo.pilot();
		does(EDITOR, id, "measure-zero-point",
				"{'benefitId':'strom','value':12,'unit':'kr/kWh','measuredOn':'%s'}".formatted(service().today()))
			.is(200);
		does(EDITOR, id, "evaluate-pilot", "{'evaluation':{'nb':'Det virker'}}").is(200);
		does(EDITOR, id, "offer-operation", """
				{'receivingUnit':{'organisationId':'demo-holmen','names':{'nb':'Havnevesenet'}},
				 'operationsOwner':'demo-p09'}""").is(200);
		does(LINE_MANAGER, id, "accept-operation", "").is(200);
		does(Demo.STEERING, id, "state-relevance", "{'organisationId':'demo-utvik','level':'EQUALLY_RELEVANT'}")
			.is(200);
		eventually(() -> assertThat(
				service().get("/adoptions?projectId=" + id).send().is(200).texts("/items", "organisationId"))
			.containsExactly("demo-utvik"));
		service().issuesMandate(id + "-operate", id, MandateScope.OPERATE);

		eventually(
				() -> does(EDITOR, id, "move-to-operation", "{'mandateId':'%s'}".formatted(id + "-operate")).is(200));

		Answer project = service().get("/projects/" + id).send().is(200);
		assertThat(project.text("/state")).isEqualTo("OPERATION");
		assertThat(project.text("/mandateId")).isEqualTo(id + "-operate");
		assertThat(project.json().at("/legalMoves").valueStream().map((move) -> move.asString()))
			.containsExactly("return-to-pilot", "pause", "retire");
		Answer history = service().get("/projects/" + id + "/history").as(EDITOR).send().is(200);
		assertThat(history.text("/items/0/command")).isEqualTo("move-to-operation");
		assertThat(history.text("/items/0/actor/id")).isEqualTo("demo-p02");
		assertThat(history.text("/items/0/actor/role")).isEqualTo("project-editor");
		assertThat(history.text("/items/0/actor/organisation")).isEqualTo("demo-fjordvik");
		assertThat(history.text("/items/0/recordedAt")).isEqualTo(project.text("/recordedAt"));
		assertThat(history.text("/items/0/events/0/type")).isEqualTo("no.samdrift.project.ProjectMovedToOperation.v1");
		assertThat(history.text("/items/0/events/0/data/adoptionCandidates/0")).isEqualTo("demo-utvik");
		assertThat(history.text("/items/0/events/0/data/receivingUnit/organisationId")).isEqualTo("demo-holmen");
	}

	@Test
	void eachLineOfTheHistoryTellsTheEventsBehindItWithNumberAndContentButWithoutTheCard() {
		String id = Demo.pilot();
		does(EDITOR, id, "stop", """
				{'reasonCode':'TOO_COSTLY','story':{'nb':'For dyrt'},
				 'lessons':[{'kind':'FAILURE','whatHappened':{'nb':'Kabelen'},'advice':{'nb':'Mål først'}}]}""")
			.is(200);

		Answer history = service().get("/projects/" + id + "/history?limit=200").as(EDITOR).send().is(200);

		List<Long> sequences = history.json()
			.at("/items")
			.valueStream()
			.flatMap((line) -> line.path("events").valueStream().toList().reversed().stream())
			.map((event) -> event.path("sequence").asLong())
			.toList();
		assertThat(sequences)
			.containsExactlyElementsOf(LongStream.rangeClosed(1, sequences.size()).boxed().toList().reversed());
		assertThat(history.text("/items/0/events/0/type")).isEqualTo("no.samdrift.project.ProjectStopped.v1");
		assertThat(history.text("/items/0/events/0/data/story/nb")).isEqualTo("For dyrt");
		assertThat(history.text("/items/0/events/1/data/lesson/advice/nb")).isEqualTo("Mål først");
		assertThat(history.json().at("/items").valueStream().flatMap((line) -> line.path("events").valueStream()))
			.allSatisfy((event) -> assertThat(event.path("data").propertyNames()).isNotEmpty().doesNotContain("card"));
	}

	@Test
	void aPilotWithoutAnythingHearsEverythingThatIsMissingInItsLanguage() {
		String id = Demo.pilot();
		long version = service().get("/projects/" + id).send().version();
		record Expected(String language, String title, String first, String remedy) {
		}
		for (Expected expected : List.of(
				new Expected("nb", "Det går ikke nå", "Prosjektet har ikke noe mandat", "Styringsgruppa gir mandatet"),
				new Expected("nn", "Det går ikkje no", "Prosjektet har ikkje noko mandat",
						"Styringsgruppa gir mandatet"),
				new Expected("en", "", "The project has no mandate", "The steering group gives the mandate"))) {
			Answer refused = service().post("/projects/" + id + "/move-to-operation", "{}")
				.as(EDITOR)
				.in(expected.language())
				.ifMatch(version)
				.send()
				.is(409);
			assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
			assertThat(refused.text("/type")).isEqualTo("urn:samdrift:problem:refused");
			assertThat(refused.text("/title")).startsWith(expected.title());
			assertThat(refused.texts("/errors", "code")).containsExactly("mandate-missing", "handover-not-accepted",
					"zero-point-missing", "pilot-evaluation-missing");
			assertThat(refused.text("/errors/0/detail")).startsWith(expected.first());
			assertThat(refused.text("/errors/0/remedy")).startsWith(expected.remedy());
			assertThat(refused.json().at("/legalMoves").valueStream().map((move) -> move.asString()))
				.containsExactly("extend-pilot", "move-to-operation", "pause", "stop");
		}
		assertThat(service().get("/projects/" + id).send().version()).isEqualTo(version);
	}

	@Test
	void aMandateThatHasNotArrivedIsNotGuessedAbout() {
		String id = Demo.readyForPilot();
		String command = "{'mandateId':'%s','decisionDue':'%s'}".formatted(id + "-late",
				service().today().plusMonths(6));
		Answer unknown = does(EDITOR, id, "start-pilot", command).is(409);
		assertThat(unknown.text("/type")).isEqualTo("urn:samdrift:problem:fact-not-yet-known");
		assertThat(unknown.header("Retry-After")).isEqualTo("1");

		service().issuesMandate(id + "-late", id, MandateScope.PILOT);

		eventually(() -> does(EDITOR, id, "start-pilot", command).is(200));
	}

	@Test
	void aMandateThatWasRevokedOrIsAnothersOrForSomethingElseIsRefused() {
		String id = Demo.readyForPilot();
		service().tellsMandate(id + "-revoked", id, MandateState.REVOKED, MandateScope.PILOT);
		service().issuesMandate(id + "-another", "demo-another", MandateScope.PILOT);
		service().issuesMandate(id + "-assess", id, MandateScope.ASSESS);
		refused(id, id + "-revoked", "mandate-revoked");
		refused(id, id + "-another", "mandate-of-another-project");
		refused(id, id + "-assess", "mandate-without-scope-pilot");
	}

	private static void refused(String project, String mandate, String code) {
		eventually(() -> assertThat(does(EDITOR, project, "start-pilot",
				"{'mandateId':'%s','decisionDue':'%s'}".formatted(mandate, service().today().plusMonths(6)))
			.is(409)
			.texts("/errors", "code")).containsExactly(code));
	}

	@Test
	void aPartnerThatHasNotArrivedIsNotGuessedAbout() {
		String id = Demo.idea();
		assertThat(does(EDITOR, id, "add-partner", "{'organisationId':'demo-unheard-of','role':'PARTNER'}").is(409)
			.text("/type")).isEqualTo("urn:samdrift:problem:fact-not-yet-known");
	}

	@Test
	void anIllegalMoveTellsTheLegalOnes() {
		Answer refused = does(EDITOR, Demo.idea(), "retire", "{}").is(409);
		assertThat(refused.texts("/errors", "code")).containsExactly("not-while-idea");
		assertThat(refused.json().at("/legalMoves").valueStream().map((move) -> move.asString()))
			.containsExactly("decide-idea", "start-assessment");
	}

	@Test
	void aStopAndItsLessonsAreOneActAndTheLessonReachesTheNextProject() {
		String id = Demo.pilot();
		assertThat(does(EDITOR, id, "stop", "{'reasonCode':'TOO_COSTLY','story':{'nb':'For dyrt'}}").is(409)
			.texts("/errors", "code")).containsExactly("lesson-missing");
		String lesson = Demo.fresh("lesson");
		does(EDITOR, id, "stop", """
				{'reasonCode':'TOO_COSTLY','story':{'nb':'For dyrt'},'lessons':[{'id':'%s','kind':'FAILURE',
				 'whatHappened':{'nb':'Kabelen kostet mest'},'advice':{'nb':'Mål avstanden først'}}]}"""
			.formatted(lesson)).is(200);
		Answer history = service().get("/projects/" + id + "/history?limit=1").send().is(200);
		assertThat(history.texts("/items/0/events", "type")).containsExactly("no.samdrift.project.ProjectStopped.v1",
				"no.samdrift.project.LessonPublished.v1");

		String next = Demo.assessment();
		assertThat(service().get("/projects/" + next + "/known-lessons").as(EDITOR).send().is(200).text("/items"))
			.contains(lesson);
		assertThat(does(EDITOR, next, "consider-lessons",
				"{'lessonIds':['no-such-lesson'],'conclusion':{'nb':'Vi måler'}}")
			.is(422)
			.texts("/errors", "code")).containsExactly("lesson-unknown");
		does(EDITOR, next, "consider-lessons", "{'lessonIds':['%s'],'conclusion':{'nb':'Vi måler'}}".formatted(lesson))
			.is(200);
	}

}
