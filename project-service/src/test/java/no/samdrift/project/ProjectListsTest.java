package no.samdrift.project;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import no.samdrift.events.project.ProjectState;
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
import static no.samdrift.project.Demo.PROGRAMME;
import static no.samdrift.project.Demo.STEERING;
import static no.samdrift.project.Demo.does;
import static no.samdrift.project.Demo.eventually;
import static java.util.stream.Collectors.joining;
import static no.samdrift.project.Demo.service;
import static org.assertj.core.api.Assertions.assertThat;

/** Boards and lists: what concerns whom, what waits for whom, and how many there are. */
class ProjectListsTest {

	private static final List<String> CALLERS = List.of(NOBODY, EDITOR, LINE_MANAGER, ELSEWHERE, STEERING, COORDINATOR);

	@Test
	void whatConcernsAnOrganisationIsFoundHoweverItConcernsIt() {
		String offered = Demo.offered();
		String idea = Demo.idea();
		String relevant = Demo.pilot();
		does(STEERING, relevant, "state-relevance", "{'organisationId':'demo-utvik','level':'PARTLY_RELEVANT'}")
			.is(200);
		assertThat(listed(COORDINATOR, "organisation=demo-fjordvik")).contains(offered, idea, relevant);
		assertThat(listed(COORDINATOR, "organisation=demo-hogskolen")).contains(offered, relevant).doesNotContain(idea);
		assertThat(listed(NOBODY, "organisation=demo-holmen")).contains(offered).doesNotContain(relevant, idea);
		assertThat(listed(NOBODY, "organisation=demo-utvik&state=PILOT")).contains(relevant).doesNotContain(offered);
		assertThat(listed(NOBODY, "organisation=demo-fjordvik")).as("an idea is not public").doesNotContain(idea);
		assertThat(listed(COORDINATOR, "organisation=demo-fjordvik&state=IDEA&focusArea=energi&programmeId=" + PROGRAMME
				+ "&waitingFor=demo-fjordvik"))
			.contains(idea)
			.doesNotContain(offered, relevant);
		assertThat(listed(COORDINATOR, "organisation=demo-holmen&lead=demo-fjordvik&partner=demo-hogskolen&q=wave"))
			.contains(offered)
			.doesNotContain(relevant);
	}

	@Test
	void whatWaitsForAnOrganisationIsFoundUntilItHasActed() {
		String pilot = Demo.offered();
		assertThat(listed(NOBODY, "waitingFor=demo-holmen")).contains(pilot);
		assertThat(waits(pilot)).containsExactly(
				"HANDOVER_ANSWER demo-holmen demo-p09 line-manager %s false".formatted(inDays(14)),
				"PILOT_DECISION demo-fjordvik  project-editor %s false".formatted(service().today().plusMonths(6)),
				"ZERO_POINT demo-fjordvik demo-p08 staff %s false".formatted(inDays(20)));
		does(LINE_MANAGER, pilot, "accept-operation", "").is(200);
		assertThat(listed(NOBODY, "waitingFor=demo-holmen")).doesNotContain(pilot);
		assertThat(listed(NOBODY, "waitingFor=demo-fjordvik")).contains(pilot);
		does(EDITOR, pilot, "pause",
				"{'reason':{'nb':'Venter på folk'},'reviewOn':'%s'}".formatted(service().today().plusDays(9)))
			.is(200);
		assertThat(waits(pilot)).first()
			.isEqualTo("PAUSE_REVIEW demo-fjordvik  project-editor %s false".formatted(inDays(9)));
	}

	@Test
	void anIdeaWaitsForTheOrganisationThatHostsTheProgramme() {
		String idea = Demo.idea();
		assertThat(listed(COORDINATOR, "waitingFor=demo-fjordvik&state=IDEA")).contains(idea);
		assertThat(listed(COORDINATOR, "waitingFor=demo-holmen")).doesNotContain(idea);
		assertThat(waits(idea))
			.containsExactly("IDEA_ANSWER demo-fjordvik  coordinator %s false".formatted(inDays(30)));
		assertThat(
				does(COORDINATOR, idea, "recommend-idea", "{'recommendation':'APPROVE','grounds':{'nb':'Bra'}}").is(200)
					.texts("/waitsFor", "kind"))
			.as("a recommendation is no answer")
			.containsExactly("IDEA_ANSWER");
		assertThat(does(COORDINATOR, idea, "decide-idea", "{'decision':'RETURN','grounds':{'nb':'Mer om kostnad'}}")
			.is(200)
			.json()
			.path("waitsFor")).isEmpty();
		assertThat(listed(COORDINATOR, "waitingFor=demo-fjordvik")).doesNotContain(idea);
	}

	@Test
	void whatWasOwedIsSeenAsItWasOnThatDay() {
		String pilot = Demo.offered();
		String offeredAt = service().get("/projects/" + pilot).send().text("/recordedAt");
		does(LINE_MANAGER, pilot, "accept-operation", "").is(200);
		assertThat(service().get("/projects/" + pilot + "?asOf=" + offeredAt).send().is(200).texts("/waitsFor", "kind"))
			.contains("HANDOVER_ANSWER");
		assertThat(service().get("/projects/" + pilot).send().texts("/waitsFor", "kind"))
			.doesNotContain("HANDOVER_ANSWER");
		String later = service().today().plusYears(1).toString();
		assertThat(service().get("/projects/" + pilot + "?asOf=" + later).send().texts("/waitsFor", "overdue"))
			.containsOnly("true");
	}

	@Test
	void whatIsOwedSaysWhichCommandsOfTheReadersSettleIt() {
		String pilot = Demo.offered();
		assertThat(settling(LINE_MANAGER, pilot)).containsExactly("HANDOVER_ANSWER accept-operation refuse-operation",
				"PILOT_DECISION ", "ZERO_POINT ");
		assertThat(settling(EDITOR, pilot)).containsExactly("HANDOVER_ANSWER ",
				"PILOT_DECISION move-to-operation extend-pilot stop", "ZERO_POINT measure-zero-point");
		assertThat(settling(NOBODY, pilot)).containsExactly("HANDOVER_ANSWER ", "PILOT_DECISION ", "ZERO_POINT ");
		assertThat(settling(COORDINATOR, Demo.idea())).containsExactly("IDEA_ANSWER decide-idea");
	}

	/** However small the pages are, nothing is lost or comes twice in any order. */
	@Test
	void listsComeInTheOrderThatIsAskedFor() {
		Demo.idea();
		Demo.offered();
		assertThat(listed(COORDINATOR, "sort=NEWEST"))
			.containsExactlyElementsOf(listed(COORDINATOR, "sort=OLDEST").reversed())
			.containsExactlyInAnyOrderElementsOf(listed(COORDINATOR, ""));
		List<String> names = inPages("sort=NAME").stream()
			.map((project) -> project.at("/names/nb").asString())
			.toList();
		assertThat(names).hasSameSizeAs(listed(COORDINATOR, "")).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
		List<String> due = inPages("sort=DUE").stream()
			.map((project) -> project.path("waitsFor")
				.valueStream()
				.map((wait) -> wait.path("dueOn").asString())
				.sorted()
				.findFirst()
				.orElse("never"))
			.toList();
		assertThat(due).isSorted().contains("never", inDays(14));
		assertThat(inPages("sort=DUE")).extracting((project) -> project.path("id").asString())
			.doesNotHaveDuplicates()
			.hasSameSizeAs(due);
		service().get("/projects?sort=PRETTIEST").send().is(400);
	}

	@Test
	void severalAreAskedForByTheirIdsAndThoseOfOthersAreLeftOut() {
		String idea = Demo.idea();
		String offered = Demo.offered();
		String both = "id=" + idea + "&id=" + offered + "&id=no-such-project";
		eventually(() -> assertThat(listed(COORDINATOR, both)).containsExactlyInAnyOrder(idea, offered));

		assertThat(listed(NOBODY, both)).as("an idea is not public").containsExactly(offered);
		service().get("/projects?limit=1" + "&id=x".repeat(201)).send().is(400);
		service().get("/projects?id=NO-SUCH-SHAPE").send().is(400);
	}

	/** Counts are of the same projects as the list, for everybody and every filter. */
	@TestFactory
	List<DynamicTest> theCountsEqualWhatTheListShows() {
		Demo.idea();
		Demo.offered();
		eventually(() -> assertThat(listed(STEERING, "state=IDEA")).isNotEmpty());
		List<DynamicTest> tests = new ArrayList<>();
		for (String caller : CALLERS) {
			for (String query : List.of("", "organisation=demo-fjordvik", "waitingFor=demo-holmen", "state=PILOT",
					"q=wave&lead=demo-fjordvik", "partner=demo-utvik&focusArea=data", "relevantFor=demo-utvik",
					"programmeId=" + PROGRAMME, "programmeId=no-such-programme", "stateUnknown=true")) {
				tests.add(DynamicTest.dynamicTest(CALLERS.indexOf(caller) + " " + query, () -> counts(caller, query)));
			}
		}
		return tests;
	}

	private static void counts(String caller, String query) {
		List<JsonNode> listed = all(caller, query);
		JsonNode counts = service().get("/projects/counts?" + query).as(caller).send().is(200).json();
		Map<String, Long> byState = new HashMap<>();
		for (ProjectState state : ProjectState.values()) {
			byState.put(state.name(), 0L);
		}
		long unknown = 0;
		long waiting = 0;
		for (JsonNode project : listed) {
			if (project.path("stateCertainty").asString().equals("UNKNOWN")) {
				unknown++;
			}
			else {
				byState.merge(project.path("state").asString(), 1L, Long::sum);
			}
			if (!project.path("waitsFor").isEmpty()) {
				waiting++;
			}
		}
		if (query.equals("stateUnknown=true")) {
			assertThat(unknown).isEqualTo(listed.size());
		}
		assertThat(counts.path("total").asLong()).isEqualTo(listed.size());
		assertThat(counts.path("unknownState").asLong()).isEqualTo(unknown);
		assertThat(counts.path("waiting").asLong()).isEqualTo(waiting);
		byState.forEach(
				(state, count) -> assertThat(counts.at("/byState/" + state).asLong(-1)).as(state).isEqualTo(count));
	}

	@Test
	void whoSeesMoreCountsMore() {
		Demo.idea();
		long everybody = service().get("/projects/counts").send().json().path("total").asLong();
		long coordinator = service().get("/projects/counts").as(COORDINATOR).send().json().path("total").asLong();
		assertThat(coordinator).isGreaterThan(everybody);
		assertThat(service().get("/projects/counts").send().json().at("/byState/IDEA").asLong()).isZero();
	}

	@Test
	void aFilterThatCannotBeReadIsToldAndTheFirstOfSeveralCounts() {
		for (String path : List.of("/projects", "/projects/counts")) {
			assertThat(service().get(path + "?waitingFor=Not+an+id&state=NOWHERE")
				.send()
				.is(400)
				.texts("/errors", "field")).containsExactlyInAnyOrder("waitingFor", "state");
			service().get(path + "?lead=demo-fjordvik&lead=demo-holmen").send().is(200);
		}
		assertThat(service().get("/projects?lead=demo-fjordvik&lead=demo-holmen&limit=200")
			.send()
			.texts("/items", "leadOrganisationId")).containsOnly("demo-fjordvik");
	}

	@Test
	void theAddressOfTheCountsIsNoProjects() {
		assertThat(service()
			.post("/projects/register",
					"{'id':'counts','programmeId':'%s','names':{'nb':'Demo'},'provenance':{'certainty':'STATED'}}"
						.formatted(PROGRAMME))
			.as(COORDINATOR)
			.send()
			.is(422)
			.texts("/errors", "code")).containsExactly("id-reserved");
	}

	@Test
	void everyFilterIsDescribed() {
		Answer description = service().get("/v3/api-docs").send().is(200);
		for (String path : List.of("/projects", "/projects/counts")) {
			List<JsonNode> parameters = description.json()
				.at("/paths/" + path.replace("/", "~1") + "/get/parameters")
				.valueStream()
				.toList();
			assertThat(parameters).extracting((parameter) -> parameter.path("name").asString())
				.contains("q", "state", "programmeId", "focusArea", "lead", "partner", "relevantFor", "organisation",
						"waitingFor")
				.doesNotContain("query", "caller");
			assertThat(parameters).allSatisfy((parameter) -> {
				assertThat(parameter.path("in").asString()).isEqualTo("query");
				assertThat(parameter.path("description").asString()).isNotBlank();
				assertThat(parameter.path("required").asBoolean(false)).isFalse();
			});
		}
		assertThat(description.json().at("/components/schemas").propertyNames()).contains("CommandsView",
				"CommandsViewEntry", "CommandsViewConditionView", "ProjectCounts", "ProjectViewWaitView");
		assertThat(description.json()
			.at("/components/schemas/CommandsViewConditionView/required")
			.valueStream()
			.map(JsonNode::asString)).containsExactlyInAnyOrder("code", "met", "statement", "suppliedBy", "mandateIds");
		assertThat(description.json().at("/paths/~1projects~1{id}~1commands/get/responses/200").propertyNames())
			.as("what a caller may do changes without a new version")
			.doesNotContain("headers");
	}

	private static List<String> waits(String id) {
		return service().get("/projects/" + id)
			.as(COORDINATOR)
			.send()
			.is(200)
			.json()
			.path("waitsFor")
			.valueStream()
			.map((wait) -> String.join(" ", wait.path("kind").asString(), wait.path("organisationId").asString(),
					wait.path("personId").asString(""), wait.path("role").asString(), wait.path("dueOn").asString(),
					wait.path("overdue").asString()))
			.toList();
	}

	private static List<String> settling(String who, String id) {
		return service().get("/projects/" + id)
			.as(who)
			.send()
			.is(200)
			.json()
			.path("waitsFor")
			.valueStream()
			.map((wait) -> wait.path("kind").asString() + " "
					+ wait.path("commands").valueStream().map(JsonNode::asString).collect(joining(" ")))
			.toList();
	}

	private static List<JsonNode> inPages(String query) {
		return all(COORDINATOR, query + "&limit=2");
	}

	private static String inDays(int days) {
		return service().today().plusDays(days).toString();
	}

	private static List<String> listed(String who, String query) {
		return all(who, query).stream().map((project) -> project.path("id").asString()).toList();
	}

	private static List<JsonNode> all(String who, String query) {
		List<JsonNode> all = new ArrayList<>();
		String cursor = "";
		do {
			Answer page = service().get("/projects?cursor=" + cursor + "&" + query + "&limit=200")
				.as(who)
				.send()
				.is(200);
			page.json().path("items").valueStream().forEach(all::add);
			cursor = page.text("/next");
		}
		while (!cursor.isEmpty());
		return all;
	}

}
