package no.samdrift.project;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

import no.samdrift.project.RunningService.Answer;
import org.junit.jupiter.api.Test;

import static no.samdrift.project.Demo.COORDINATOR;
import static no.samdrift.project.Demo.EDITOR;
import static no.samdrift.project.Demo.ELSEWHERE;
import static no.samdrift.project.Demo.LINE_MANAGER;
import static no.samdrift.project.Demo.NOBODY;
import static no.samdrift.project.Demo.PROGRAMME;
import static no.samdrift.project.Demo.STAFF;
import static no.samdrift.project.Demo.STEERING;
import static no.samdrift.project.Demo.UNSEATED;
import static no.samdrift.project.Demo.does;
import static no.samdrift.project.Demo.eventually;
import static no.samdrift.project.Demo.service;
import static org.assertj.core.api.Assertions.assertThat;

/** How projects behave over HTTP: versions, repeats, who sees what, search, the past. */
class ProjectHttpTest {

	private static String registered(String id, String names, String more) {
		service()
			.post("/projects/register",
					"""
							{'id':'%s','programmeId':'%s','names':%s,'focusAreas':['data'],
							 'provenance':{'certainty':'STATED','source':'en artikkel'}%s}""".formatted(id, PROGRAMME,
							names, more))
			.as(COORDINATOR)
			.send()
			.is(201);
		return id;
	}

	@Test
	void aChangeNeedsTheVersionThatItBuildsOn() {
		String id = Demo.idea();
		String path = "/projects/" + id + "/rename";
		String command = "{'names':{'nb':'Demo: Havkraft'}}";
		service().post(path, command).as(EDITOR).send().is(428);
		assertThat(service().post(path, command).as(EDITOR).ifMatch(9).send().is(412).header("ETag"))
			.isEqualTo("\"1\"");
		Answer changed = service().post(path, command).as(EDITOR).ifMatch(1).send().is(200);
		assertThat(changed.version()).isEqualTo(2);
		assertThat(changed.texts("/aliases", "name")).containsExactly("Demo: Bølgekraft", "Demo: Wave power");
		service().get("/projects/" + id).as(EDITOR).header("If-None-Match", "\"2\"").send().is(304);
	}

	@Test
	void aRepeatedRequestTakesEffectOnce() {
		String idea = """
				{'programmeId':'%s','names':{'nb':'Demo: To ganger'},'challenge':{'nb':'En utfordring'}}"""
			.formatted(PROGRAMME);
		String key = Demo.fresh("key");
		Answer first = service().post("/projects", idea).as(STAFF).header("Idempotency-Key", key).send().is(201);
		Answer second = service().post("/projects", idea).as(STAFF).header("Idempotency-Key", key).send().is(201);
		assertThat(second.header("Location")).isEqualTo(first.header("Location"));
		service().post("/projects", idea.replace("To", "Tre")).as(STAFF).header("Idempotency-Key", key).send().is(422);
		String path = first.header("Location") + "/rename";
		String renaming = "{'names':{'nb':'Demo: En gang'}}";
		for (int time = 0; time < 2; time++) {
			assertThat(service().post(path, renaming)
				.as(EDITOR)
				.ifMatch(1)
				.header("Idempotency-Key", key)
				.send()
				.is(200)
				.version()).isEqualTo(2);
		}
	}

	@Test
	void anIdIsTakenOnce() {
		String id = Demo.idea();
		assertThat(service()
			.post("/projects",
					"""
							{'id':'%s','programmeId':'%s','names':{'nb':'Demo: Igjen'},'challenge':{'nb':'Samme'}}"""
						.formatted(id, PROGRAMME))
			.as(STAFF)
			.send()
			.is(409)
			.text("/type")).isEqualTo("urn:samdrift:problem:id-taken");
	}

	@Test
	void whatIsMissingInTheRequestIsToldAllAtOnce() {
		assertThat(service().post("/projects", "{}").as(STAFF).send().is(400).texts("/errors", "field"))
			.contains("programmeId", "names", "challenge");
		assertThat(does(EDITOR, Demo.idea(), "name-owning-unit", "{'owningUnit':{'names':{'nb':'Etat'}}}").is(400)
			.texts("/errors", "field")).containsExactly("owningUnit.organisationId");
		assertThat(service()
			.post("/projects",
					"""
							{'programmeId':'%s','names':{'nb':'Demo: Feil'},'challenge':{'nb':'x'},'focusAreas':['romfart','energi']}"""
						.formatted(PROGRAMME))
			.as(STAFF)
			.send()
			.is(422)
			.texts("/errors", "code")).containsExactly("focus-area-unknown");
		assertThat(service()
			.post("/projects", "{'programmeId':'no-such','names':{'nb':'Demo: Feil'},'challenge':{'nb':'x'}}")
			.as(STAFF)
			.send()
			.is(422)
			.texts("/errors", "code")).containsExactly("programme-unknown");
	}

	@Test
	void anIdeaIsSeenByThoseWhoseItIsAndThoseWhoFollowTheProgramme() {
		String idea = Demo.idea();
		for (String who : List.of(STAFF, EDITOR, COORDINATOR)) {
			service().get("/projects/" + idea).as(who).send().is(200);
			assertThat(listed(who, "?programmeId=" + PROGRAMME + "&state=IDEA")).contains(idea);
		}
		eventually(() -> service().get("/projects/" + idea).as(STEERING).send().is(200));
		assertThat(listed(STEERING, "?state=IDEA&limit=200")).contains(idea);
		for (String who : List.of(ELSEWHERE, UNSEATED, LINE_MANAGER, NOBODY)) {
			service().get("/projects/" + idea).as(who).send().is(404);
			service().get("/projects/" + idea + "/history").as(who).send().is(404);
			service().get("/projects/" + idea + "?asOf=" + service().today()).as(who).send().is(404);
			assertThat(listed(who, "?limit=200")).doesNotContain(idea);
		}
		does(EDITOR, idea, "rename", "{'names':{'nb':'Demo: Skjult'}}").is(200);
		assertThat(does(ELSEWHERE, idea, "rename", "{'names':{'nb':'Demo: Min'}}").is(404).text("/type"))
			.isEqualTo("urn:samdrift:problem:unknown");
	}

	@Test
	void aPilotIsSeenByEverybodyButItsPastAsAnIdeaIsNot() {
		String pilot = Demo.pilot();
		service().get("/projects/" + pilot).send().is(200);
		assertThat(listed(NOBODY, "?state=PILOT&limit=200")).contains(pilot);
		List<String> seen = service().get("/projects/" + pilot + "/history?limit=200")
			.send()
			.is(200)
			.texts("/items", "command");
		assertThat(seen).containsExactly("start-pilot");
		assertThat(
				service().get("/projects/" + pilot + "/history?limit=200").as(EDITOR).send().texts("/items", "command"))
			.contains("propose-idea", "start-assessment", "start-pilot");
		String begun = service().get("/projects/" + pilot + "/history?limit=200")
			.as(EDITOR)
			.send()
			.json()
			.at("/items")
			.valueStream()
			.toList()
			.getLast()
			.path("recordedAt")
			.asString();
		service().get("/projects/" + pilot + "?asOf=" + begun).send().is(404);
		assertThat(service().get("/projects/" + pilot + "?asOf=" + begun).as(EDITOR).send().is(200).text("/state"))
			.isEqualTo("IDEA");
	}

	@Test
	void theReceiverOfAnOfferSeesTheProject() {
		String pilot = Demo.pilot();
		does(EDITOR, pilot, "offer-operation", """
				{'receivingUnit':{'organisationId':'demo-holmen','names':{'nb':'Havnevesenet'}},
				 'operationsOwner':'demo-p09'}""").is(200);
		assertThat(does(LINE_MANAGER, pilot, "refuse-operation", "{}").is(409).texts("/errors", "code"))
			.containsExactly("handover-refusal-without-reason");
		does(LINE_MANAGER, pilot, "refuse-operation", "{'reason':{'nb':'Ingen folk før høsten'}}").is(200);
		Answer history = service().get("/projects/" + pilot + "/history?limit=1").as(LINE_MANAGER).send().is(200);
		assertThat(history.text("/items/0/reason")).isEqualTo("Ingen folk før høsten");
		assertThat(history.text("/items/0/actor/role")).isEqualTo("line-manager");
	}

	@Test
	void storeDataAndSmartDataAreFoundAsOneProjectThatNobodyHasConfirmedToBeOne() {
		String id = registered(Demo.fresh("store-data"),
				"{'nb':'Demo: Store data','nn':'Demo: Store data','en':'Demo: Big data'}", "");
		does(COORDINATOR, id, "record-alias",
				"{'name':'Demo: Smart data','provenance':{'certainty':'INFERRED','source':'to artikler'}}")
			.is(200);
		for (String words : List.of("Store data", "smart DATA", "big dat")) {
			Answer found = service()
				.get("/projects?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + "&focusArea=data")
				.send()
				.is(200);
			assertThat(found.texts("/items", "id")).contains(id);
			assertThat(found.text("/items/0/aliases/0/name")).isEqualTo("Demo: Smart data");
			assertThat(found.text("/items/0/aliases/0/sameProject")).isEqualTo("unconfirmed");
			assertThat(found.text("/items/0/aliases/0/certainty")).isEqualTo("INFERRED");
		}
	}

	@Test
	void aWordIsFoundInBokmalAndNynorskAlike() {
		String id = registered(Demo.fresh("berekraft"), "{'nb':'Demo: Bærekraftig havn'}", "");
		assertThat(listed(NOBODY, "?q=berekraft")).contains(id);
	}

	@Test
	void aRegisteredProjectIsPublicAndItsStateIsWhatNobodyHasSaid() {
		String id = registered(Demo.fresh("kjent"), "{'nb':'Demo: Kjent fra avisa'}", """
				,'partners':[{'organisationId':'demo-holmen','role':'LEAD','joinedOn':{'value':'2020'}},
				             {'organisationId':'demo-utvik','role':'PARTNER','stance':'PARTICIPANT'}]""");
		Answer project = service().get("/projects/" + id).send().is(200);
		assertThat(project.text("/stateCertainty")).isEqualTo("UNKNOWN");
		assertThat(project.text("/kind")).isEqualTo("JOINT");
		assertThat(project.text("/leadOrganisationId")).isEqualTo("demo-holmen");
		assertThat(project.text("/partners/0/joinedOn/value")).isEqualTo("2020");
		assertThat(listed(NOBODY, "?state=IDEA&limit=200")).doesNotContain(id);
		assertThat(listed(NOBODY, "?lead=demo-holmen&limit=200")).contains(id);
		assertThat(listed(NOBODY, "?partner=demo-utvik&limit=200")).contains(id);
	}

	@Test
	void aProjectNobodyOwnsIsArrangedByTheCoordinatorUntilSomebodyDoes() {
		String id = registered(Demo.fresh("uten-eier"), "{'nb':'Demo: Uten eier'}", "");
		does(COORDINATOR, id, "add-partner", "{'organisationId':'demo-utvik','role':'LEAD'}").is(200);
		does(COORDINATOR, id, "add-partner", "{'organisationId':'demo-holmen','role':'PARTNER'}").is(403);
		does(ELSEWHERE, id, "add-partner", "{'organisationId':'demo-holmen','role':'PARTNER'}").is(200);
	}

	@Test
	void statementsOfRelevanceNameCandidatesAndNothingMore() {
		String id = registered(Demo.fresh("hjelpemiddel"), "{'nb':'Demo: Hjelpemidler'}",
				",'partners':[{'organisationId':'demo-holmen','role':'LEAD'}]");
		String path = "/adoptions?projectId=" + id;
		does(STEERING, id, "state-relevance",
				"{'organisationId':'demo-fjordvik','level':'EQUALLY_RELEVANT','meetingId':'demo-mote'}")
			.is(200);
		does(STEERING, id, "state-relevance", "{'organisationId':'demo-naering','level':'NOT_RELEVANT'}").is(200);
		does(STEERING, id, "state-relevance", "{'organisationId':'demo-holmen','level':'EQUALLY_RELEVANT'}").is(200);
		does(ELSEWHERE, id, "state-relevance", "{'organisationId':'demo-utvik','level':'PARTLY_RELEVANT'}").is(200);
		does(STEERING, id, "state-relevance", "{'organisationId':'demo-fjordvik','level':'PARTLY_RELEVANT'}").is(200);
		does(COORDINATOR, id, "state-relevance",
				"{'organisationId':'demo-hogskolen','level':'EQUALLY_RELEVANT','statedBy':'demo-p06'}")
			.is(200);
		eventually(() -> {
			Answer adoptions = service().get(path).send().is(200);
			assertThat(adoptions.texts("/items", "organisationId")).containsExactlyInAnyOrder("demo-fjordvik",
					"demo-utvik", "demo-hogskolen");
			assertThat(adoptions.texts("/items", "state")).containsOnly("CANDIDATE");
		});
		assertThat(service().get(path + "&state=IN_OPERATION").send().texts("/items", "id")).isEmpty();
		assertThat(service().get("/adoptions?organisationId=demo-utvik&limit=200").send().texts("/items", "projectId"))
			.contains(id);
		assertThat(listed(NOBODY, "?relevantFor=demo-utvik&limit=200")).contains(id);
		assertThat(listed(NOBODY, "?relevantFor=demo-naering&limit=200")).doesNotContain(id);
		Answer project = service().get("/projects/" + id).send();
		assertThat(project.texts("/relevance", "statedBy")).contains("demo-p06", "demo-p05");
	}

	@Test
	void whoIsACandidateForAHiddenProjectIsHiddenToo() {
		String idea = Demo.idea();
		does(STEERING, idea, "state-relevance", "{'organisationId':'demo-utvik','level':'EQUALLY_RELEVANT'}").is(200);
		eventually(() -> assertThat(
				service().get("/adoptions?projectId=" + idea).as(STAFF).send().texts("/items", "organisationId"))
			.containsExactly("demo-utvik"));
		assertThat(service().get("/adoptions?projectId=" + idea).send().texts("/items", "id")).isEmpty();
		service().get("/projects/" + idea).as(ELSEWHERE).send().is(200);
		assertThat(service().get("/adoptions?organisationId=demo-utvik&limit=200").send().texts("/items", "projectId"))
			.doesNotContain(idea);
	}

	@Test
	void theStateAtAnyTimeIsReproduced() {
		String id = registered(Demo.fresh("historie"), "{'nb':'Demo: Første navn'}", "");
		Instant first = Instant.parse(service().get("/projects/" + id).send().text("/recordedAt"));
		Answer renamed = does(COORDINATOR, id, "rename", "{'names':{'nb':'Demo: Andre navn'}}").is(200);
		assertThat(service().get("/projects/" + id + "?asOf=" + first).send().is(200).text("/names/nb"))
			.isEqualTo("Demo: Første navn");
		assertThat(service().get("/projects/" + id + "?asOf=" + renamed.text("/recordedAt")).send().text("/names/nb"))
			.isEqualTo("Demo: Andre navn");
		assertThat(service().get("/projects/" + id + "?asOf=" + service().today()).send().text("/names/nb"))
			.isEqualTo("Demo: Andre navn");
		service().get("/projects/" + id + "?asOf=" + service().today().minusDays(1)).send().is(404);
		assertThat(service().get("/projects/" + id + "?asOf=now").send().is(400).texts("/errors", "code"))
			.containsExactly("as-of-malformed");
	}

	@Test
	void listsGoOnPageByPage() {
		registered(Demo.fresh("side"), "{'nb':'Demo: Sidevis én'}", "");
		registered(Demo.fresh("side"), "{'nb':'Demo: Sidevis to'}", "");
		Answer first = service().get("/projects?q=sidevis&limit=1").send().is(200);
		assertThat(first.texts("/items", "id")).hasSize(1);
		Answer second = service().get("/projects?q=sidevis&limit=1&cursor=" + first.text("/next")).send().is(200);
		assertThat(second.texts("/items", "id")).hasSize(1).doesNotContainAnyElementsOf(first.texts("/items", "id"));
		assertThat(second.text("/next")).isEmpty();
		service().get("/projects?state=NOWHERE").send().is(400);
	}

	@Test
	void anIdeaIsAnsweredAndTheSubmitterHearsTheGrounds() {
		String id = Demo.idea();
		does(COORDINATOR, id, "recommend-idea", "{'recommendation':'APPROVE','grounds':{'nb':'God idé'}}").is(200);
		assertThat(does(COORDINATOR, id, "decide-idea", "{'decision':'DECLINE'}").is(409).texts("/errors", "code"))
			.containsExactly("grounds-missing");
		Answer declined = does(COORDINATOR, id, "decide-idea", "{'decision':'DECLINE','grounds':{'nb':'Ikke nå'}}")
			.is(200);
		assertThat(declined.text("/state")).isEqualTo("DECLINED");
		assertThat(declined.text("/idea/recommendation")).isEqualTo("APPROVE");
		assertThat(declined.text("/idea/grounds/nb")).isEqualTo("Ikke nå");
		does(STAFF, id, "reopen-idea", "{'newInformation':{'nb':'Nye tall'}}").is(200);
	}

	@Test
	void nobodyFillsAProjectWithMoreThanItHolds() {
		String partners = "{'organisationId':'demo-holmen','role':'PARTNER'},".repeat(101);
		assertThat(service()
			.post("/projects/register",
					"""
							{'programmeId':'%s','names':{'nb':'Demo: Full'},'provenance':{'certainty':'STATED'},'partners':[%s]}"""
						.formatted(PROGRAMME, partners.substring(0, partners.length() - 1)))
			.as(COORDINATOR)
			.send()
			.is(400)
			.texts("/errors", "code")).containsExactly("field-size");
	}

	@Test
	void theServiceDescribesItself() {
		Answer description = service().get("/v3/api-docs").send().is(200);
		assertThat(description.json().path("paths").propertyNames()).contains("/projects", "/projects/register",
				"/projects/{id}/move-to-operation", "/projects/{id}/history", "/programmes/{id}", "/adoptions");
		assertThat(description.json()
			.at("/paths/~1projects~1{id}~1move-to-operation/post/parameters")
			.valueStream()
			.map((parameter) -> parameter.path("name").asString())).contains("id", "If-Match")
			.doesNotContain("caller", "version");
		service().get("/actuator/health/readiness").send().is(200);
		service().get("/schemas/no.samdrift.project.ProjectMovedToOperation.v1.json").send().is(200);
	}

	private static List<String> listed(String who, String query) {
		return service().get("/projects" + query).as(who).send().is(200).texts("/items", "id");
	}

}
