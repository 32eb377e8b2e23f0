package no.samdrift.project;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.project.RunningService.Answer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

import static no.samdrift.project.Demo.COORDINATOR;
import static no.samdrift.project.Demo.EDITOR;
import static no.samdrift.project.Demo.ELSEWHERE;
import static no.samdrift.project.Demo.LINE_MANAGER;
import static no.samdrift.project.Demo.NOBODY;
import static no.samdrift.project.Demo.STAFF;
import static no.samdrift.project.Demo.STEERING;
import static no.samdrift.project.Demo.does;
import static no.samdrift.project.Demo.eventually;
import static no.samdrift.project.Demo.service;
import static org.assertj.core.api.Assertions.assertThat;

/** What each caller may do in each state, and what everybody hears of the next gate. */
class CommandsHttpTest {

	private static final String WORK = "assess-criterion estimate-value plan-benefit name-owning-unit add-partner ";

	/** What can be done with what a project has from the assessment on. */
	private static final String MORE = WORK + "remove-partner transfer-lead measure-zero-point ";

	private static final String NAMES = "rename record-alias ";

	private static final String RELEVANCE = "state-relevance";

	/** Nobody owns or leads an idea yet, so the coordinator may find somebody. */
	private static final String UNOWNED = "recommend-idea decide-idea name-owning-unit add-partner " + NAMES;

	/** In one state: the project, and what may be done by whom that does not hide. */
	record Row(Supplier<String> project, String editor, String coordinator, String receiver, boolean open) {
	}

	private static Map<String, Row> table() {
		Map<String, Row> table = new LinkedHashMap<>();
		table.put("idea", new Row(Demo::idea, WORK + "start-assessment " + NAMES, UNOWNED, "", false));
		table.put("assessment", new Row(Demo::readyForPilot, MORE + "start-pilot pause stop consider-lessons " + NAMES,
				NAMES, "", false));
		table.put("pilot",
				new Row(Demo::pilot,
						MORE + "extend-pilot move-to-operation pause stop offer-operation evaluate-pilot " + NAMES,
						NAMES, "", true));
		table.put("offered pilot",
				new Row(Demo::offered,
						MORE + "extend-pilot move-to-operation pause stop offer-operation evaluate-pilot " + NAMES,
						NAMES, "accept-operation refuse-operation ", true));
		table.put("accepted pilot",
				new Row(Demo::accepted,
						MORE + "extend-pilot move-to-operation pause stop offer-operation evaluate-pilot " + NAMES,
						NAMES, "", true));
		table.put("paused", new Row(() -> paused(Demo.offered()), MORE + "resume stop " + NAMES, NAMES, "", true));
		table.put("operation",
				new Row(Demo::operation, MORE + "return-to-pilot pause retire " + NAMES, NAMES, "", true));
		table.put("stopped", new Row(() -> stopped(Demo.pilot()), "restart " + NAMES, NAMES, "", true));
		table.put("retired", new Row(() -> retired(Demo.operation()), NAMES, NAMES, "", true));
		return table;
	}

	@TestFactory
	Stream<DynamicTest> everyCallerIsOfferedExactlyWhatItMayDo() {
		return table().entrySet().stream().map((row) -> DynamicTest.dynamicTest(row.getKey(), () -> {
			String id = row.getValue().project().get();
			offers(id, EDITOR, row.getValue().editor() + RELEVANCE);
			offers(id, COORDINATOR, row.getValue().coordinator() + RELEVANCE);
			eventually(() -> offers(id, STEERING, RELEVANCE));
			offers(id, STAFF, RELEVANCE);
			if (row.getValue().open()) {
				offers(id, LINE_MANAGER, row.getValue().receiver() + RELEVANCE);
				offers(id, ELSEWHERE, RELEVANCE);
				offers(id, NOBODY, "");
			}
			else {
				for (String hidden : List.of(LINE_MANAGER, ELSEWHERE, NOBODY)) {
					service().get("/projects/" + id + "/commands").as(hidden).send().is(404);
				}
			}
		}));
	}

	@Test
	void aDeclinedIdeaIsTakenUpAgainByThoseWhoseItWas() {
		String id = Demo.idea();
		does(COORDINATOR, id, "decide-idea", "{'decision':'DECLINE','grounds':{'nb':'Ikke nå'}}").is(200);
		offers(id, STAFF, "reopen-idea " + RELEVANCE);
		offers(id, EDITOR, "reopen-idea " + NAMES + RELEVANCE);
		offers(id, COORDINATOR, "reopen-idea " + NAMES + RELEVANCE);
		assertThat(commands(id, STAFF).json().path("gates")).isEmpty();
	}

	private static void offers(String id, String who, String commands) {
		assertThat(new TreeSet<>(commands(id, who).texts("/commands", "command")))
			.isEqualTo(commands.isBlank() ? Set.of() : new TreeSet<>(List.of(commands.strip().split(" "))));
	}

	@Test
	void theNextGateSaysToEverybodyWhatIsMissingAndWhoCanSupplyIt() {
		String id = Demo.offered();
		for (String who : List.of(NOBODY, STAFF, EDITOR, LINE_MANAGER)) {
			Answer answer = commands(id, who);
			assertThat(answer.text("/projectId")).isEqualTo(id);
			assertThat(answer.texts("/gates", "command")).containsExactly("move-to-operation");
			assertThat(answer.texts("/gates", "ready")).containsExactly("false");
			JsonNode gate = answer.json().at("/gates/0");
			assertThat(gate.path("conditions").valueStream().map((each) -> each.path("code").asString()))
				.containsExactly("mandate-missing", "handover-not-accepted", "benefit-responsible-missing",
						"zero-point-missing", "pilot-evaluation-missing");
			JsonNode mandate = gate.at("/conditions/0");
			assertThat(mandate.path("met").asBoolean()).isFalse();
			assertThat(mandate.path("statement").asString()).isEqualTo("Styringsgruppa har gitt mandat til drift");
			assertThat(mandate.path("mandateScope").asString()).isEqualTo("OPERATE");
			assertThat(mandate.path("detail").asString()).startsWith("Prosjektet har ikke noe mandat");
			assertThat(suppliers(mandate)).containsExactly("issue-mandate steering-member ",
					"issue-mandate coordinator ");
			JsonNode handover = gate.at("/conditions/1");
			assertThat(handover.path("statement").asString()).isEqualTo("Linja har sagt ja til å ta imot");
			assertThat(handover.path("remedy").asString()).startsWith("En linjeleder i mottakerorganisasjonen svarer");
			assertThat(suppliers(handover)).containsExactly("accept-operation line-manager demo-holmen");
			JsonNode responsible = gate.at("/conditions/2");
			assertThat(responsible.path("met").asBoolean()).isTrue();
			assertThat(responsible.propertyNames()).doesNotContain("detail", "remedy");
			assertThat(suppliers(responsible)).isEmpty();
			assertThat(suppliers(gate.at("/conditions/3")))
				.containsExactly("measure-zero-point project-editor demo-fjordvik");
		}
	}

	private static List<String> suppliers(JsonNode condition) {
		return condition.path("suppliedBy")
			.valueStream()
			.map((supplier) -> supplier.path("command").asString() + " " + supplier.path("role").asString() + " "
					+ supplier.path("organisationId").asString(""))
			.toList();
	}

	@Test
	void theConditionsAreToldInTheCallersLanguage() {
		String id = Demo.pilot();
		Map.of("nb", "Piloten er evaluert skriftlig", "nn", "Piloten er evaluert skriftleg", "en",
				"The pilot is evaluated in writing")
			.forEach((language,
					statement) -> assertThat(service().get("/projects/" + id + "/commands")
						.in(language)
						.send()
						.is(200)
						.text("/gates/0/conditions/4/statement")).isEqualTo(statement));
	}

	@Test
	void anOfferThatIsNotMadeIsTheOwnersToMake() {
		JsonNode handover = commands(Demo.pilot(), NOBODY).json().at("/gates/0/conditions/1");
		assertThat(suppliers(handover)).containsExactly("offer-operation project-editor demo-fjordvik");
	}

	@Test
	void anIdeaThatNobodyOwnsHearsThatTheCoordinatorCanHelp() {
		JsonNode gate = commands(Demo.idea(), STAFF).json().at("/gates/0");
		assertThat(gate.path("command").asString()).isEqualTo("start-assessment");
		assertThat(suppliers(gate.at("/conditions/3"))).containsExactly("name-owning-unit coordinator ",
				"name-owning-unit project-editor demo-fjordvik");
		assertThat(suppliers(gate.at("/conditions/1"))).as("several actors")
			.containsExactly("add-partner coordinator ", "add-partner project-editor demo-fjordvik");
	}

	@Test
	void aMandateMakesItReadyAndWhatIsReadyIsAccepted() {
		String id = Demo.readyForPilot();
		assertThat(entry(commands(id, EDITOR), "start-pilot").path("ready").asBoolean()).isFalse();
		service().tellsMandate(id + "-revoked", id, MandateState.REVOKED, MandateScope.PILOT);
		service().issuesMandate(id + "-operate", id, MandateScope.OPERATE);
		service().issuesMandate(id + "-other", "demo-another", MandateScope.PILOT);
		service().issuesMandate(id + "-pilot", id, MandateScope.PILOT);
		eventually(() -> assertThat(entry(commands(id, EDITOR), "start-pilot").path("ready").asBoolean()).isTrue());

		Answer commands = commands(id, EDITOR);
		JsonNode mandates = entry(commands, "start-pilot").at("/conditions/0/mandateIds");
		assertThat(mandates.valueStream().map(JsonNode::asString)).containsExactly(id + "-pilot");
		service()
			.post("/projects/" + id + "/start-pilot",
					"{'mandateId':'%s','decisionDue':'%s'}".formatted(mandates.get(0).asString(),
							service().today().plusDays(1)))
			.as(EDITOR)
			.ifMatch(commands.json().path("version").asLong())
			.send()
			.is(200);
		assertThat(commands(id, EDITOR).texts("/gates", "command")).containsExactly("move-to-operation");
	}

	@Test
	void whatIsNotReadyIsRefusedWithTheSameWordsForEveryUnmetCondition() {
		for (String id : List.of(Demo.pilot(), Demo.offered(), Demo.accepted())) {
			JsonNode entry = entry(commands(id, EDITOR), "move-to-operation");
			assertThat(entry.path("ready").asBoolean()).isFalse();
			List<String> unmet = entry.path("conditions")
				.valueStream()
				.filter((condition) -> !condition.path("met").asBoolean())
				.map((condition) -> condition.path("code").asString() + condition.path("detail").asString()
						+ condition.path("remedy").asString())
				.toList();
			assertThat(does(EDITOR, id, "move-to-operation", "{}").is(409)
				.json()
				.path("errors")
				.valueStream()
				.map((error) -> error.path("code").asString() + error.path("detail").asString()
						+ error.path("remedy").asString()))
				.containsExactlyElementsOf(unmet);
		}
	}

	@Test
	void aProjectThatIsNotThereHasNoCommands() {
		service().get("/projects/demo-no-such/commands").as(COORDINATOR).send().is(404);
	}

	private static Answer commands(String id, String who) {
		return service().get("/projects/" + id + "/commands").as(who).send().is(200);
	}

	private static JsonNode entry(Answer commands, String name) {
		return commands.json()
			.path("commands")
			.valueStream()
			.filter((entry) -> entry.path("command").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private static String paused(String id) {
		does(EDITOR, id, "pause", "{'reason':{'nb':'Venter'},'reviewOn':'%s'}".formatted(service().today().plusDays(9)))
			.is(200);
		return id;
	}

	private static String stopped(String id) {
		does(EDITOR, id, "stop", """
				{'reasonCode':'TOO_COSTLY','story':{'nb':'For dyrt'},
				 'lessons':[{'kind':'FAILURE','whatHappened':{'nb':'Kabelen'},'advice':{'nb':'Mål først'}}]}""")
			.is(200);
		return id;
	}

	private static String retired(String id) {
		does(EDITOR, id, "retire", "{'reason':{'nb':'Utdatert'},'endsOn':'%s'}".formatted(service().today())).is(200);
		return id;
	}

}
