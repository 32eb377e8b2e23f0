package no.samdrift.project.rights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import no.samdrift.project.Demo;
import no.samdrift.project.RunningService;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The table of users × calls, over HTTP. A call that is let through may still be refused
 * by the project's state; that is not the matter here.
 */
class ProjectPolicyTest {

	private static final Map<String, String> USERS = users();

	/** Owned and led by demo-fjordvik, offered to demo-holmen. */
	private static final String LEAD = "demo-fjordvik";

	private static Map<String, String> users() {
		Map<String, String> users = new LinkedHashMap<>();
		users.put("nobody", Demo.NOBODY);
		users.put("staff of the owner", Demo.STAFF);
		users.put("editor of the owner", Demo.EDITOR);
		users.put("everything in another organisation", Demo.ELSEWHERE);
		users.put("line manager of the receiver", Demo.LINE_MANAGER);
		users.put("steering member", Demo.STEERING);
		users.put("coordinator", Demo.COORDINATOR);
		return users;
	}

	/** A call, and who may make it. */
	record Call(String command, String body, Set<String> allowed) {
	}

	private static Call call(String command, String body, String... allowed) {
		return new Call(command, body, Set.of(allowed));
	}

	private static List<Call> calls() {
		String text = "{'nb':'Demo'}";
		String editor = "editor of the owner";
		String coordinator = "coordinator";
		return List.of(call("recommend-idea", "{'recommendation':'RETURN','grounds':" + text + "}", coordinator),
				call("decide-idea", "{'decision':'RETURN','grounds':" + text + "}", coordinator),
				call("reopen-idea", "{}", coordinator, "staff of the owner", editor),
				call("assess-criterion", "{'criterion':'SUSTAINABLE','met':true,'evidence':" + text + "}", editor),
				call("estimate-value", "{'group':'CITIZENS','level':1,'reasoning':" + text + "}", editor),
				call("plan-benefit",
						"{'benefitId':'strom','group':'CITIZENS','indicator':" + text + ",'ownerOrganisationId':'"
								+ LEAD + "','responsible':'demo-p08','zeroPointDue':'2030-01-01','target':" + text
								+ "}",
						editor),
				call("measure-zero-point", "{'benefitId':'strom','value':1.0,'unit':'kr','measuredOn':'2026-01-01'}",
						editor),
				call("consider-lessons", "{'conclusion':" + text + "}", editor),
				call("name-owning-unit", "{'owningUnit':{'organisationId':'" + LEAD + "','names':" + text + "}}",
						editor),
				call("add-partner", "{'organisationId':'demo-fjordvik','role':'PARTNER'}", editor),
				call("remove-partner", "{'organisationId':'demo-fjordvik','reason':" + text + "}", editor),
				call("transfer-lead", "{'toOrganisationId':'demo-fjordvik','reason':" + text + "}", editor),
				call("rename", "{'names':" + text + "}", editor, coordinator),
				call("record-alias", "{'name':'Demo: alias','provenance':{'certainty':'STATED'}}", editor, coordinator),
				call("state-relevance", "{'organisationId':'demo-utvik','level':'NOT_RELEVANT'}", "steering member",
						"everything in another organisation"),
				call("state-relevance", "{'organisationId':'demo-utvik','level':'NOT_RELEVANT','statedBy':'demo-p99'}",
						coordinator),
				call("start-assessment", "", editor), call("start-pilot", "{}", editor),
				call("extend-pilot", "{}", editor), call("evaluate-pilot", "{'evaluation':" + text + "}", editor),
				call("accept-operation", "", "line manager of the receiver"),
				call("refuse-operation", "{}", "line manager of the receiver"), call("move-to-operation", "{}", editor),
				call("return-to-pilot", "{}", editor), call("pause", "{}", editor), call("resume", "{}", editor),
				call("stop", "{}", editor), call("restart", "{}", editor), call("retire", "{}", editor),
				call("offer-operation", "{'receivingUnit':{'organisationId':'demo-holmen','names':" + text
						+ "},'operationsOwner':'demo-p09'}", editor));
	}

	@TestFactory
	List<DynamicTest> everyUserMakesEveryCall() {
		String project = offeredPilot();
		return calls().stream()
			.map((call) -> DynamicTest.dynamicTest(call.command() + " " + call.body(), () -> check(project, call)))
			.toList();
	}

	private static void check(String project, Call call) {
		Set<String> allowed = new TreeSet<>();
		USERS.forEach((user, token) -> {
			int status = Demo.does(token, project, call.command(), call.body()).status();
			assertThat(status).as(user).isNotIn(400, 404, 412, 428, 500);
			if (status == 401 || status == 403) {
				assertThat(status).as(user).isEqualTo(token.isEmpty() ? 401 : 403);
			}
			else {
				allowed.add(user);
			}
		});
		assertThat(allowed).as(call.command()).isEqualTo(new TreeSet<>(call.allowed()));
	}

	@TestFactory
	List<DynamicTest> whoBeginsProjects() {
		RunningService service = Demo.service();
		String idea = "{'programmeId':'" + Demo.PROGRAMME + "','names':{'nb':'Demo'},'challenge':{'nb':'Demo'}}";
		String registration = "{'programmeId':'" + Demo.PROGRAMME
				+ "','names':{'nb':'Demo'},'provenance':{'certainty':'STATED'}}";
		Set<String> workers = Set.of("staff of the owner", "editor of the owner", "everything in another organisation",
				"line manager of the receiver");
		return USERS.entrySet().stream().map((user) -> DynamicTest.dynamicTest(user.getKey(), () -> {
			int refused = user.getValue().isEmpty() ? 401 : 403;
			service.post("/projects", idea)
				.as(user.getValue())
				.send()
				.is(workers.contains(user.getKey()) ? 201 : refused);
			service.post("/projects/register", registration)
				.as(user.getValue())
				.send()
				.is(user.getKey().equals("coordinator") ? 201 : refused);
		})).toList();
	}

	private static String offeredPilot() {
		String project = Demo.pilot();
		Demo.does(Demo.EDITOR, project, "offer-operation", """
				{'receivingUnit':{'organisationId':'demo-holmen','names':{'nb':'Havnevesenet'}},
				 'operationsOwner':'demo-p09'}""").is(200);
		return project;
	}

}
