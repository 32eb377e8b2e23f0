package no.samdrift.project;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import no.samdrift.events.Role;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.http.testing.TestTokens;
import no.samdrift.project.RunningService.Answer;
import org.awaitility.Awaitility;

/** An invented programme with invented organisations and people, over HTTP. */
public final class Demo {

	public static final String PROGRAMME = "demo-fjordprogrammet";

	public static final String COORDINATOR = TestTokens.person("demo-p01", "demo-fjordvik", Role.COORDINATOR);

	public static final String EDITOR = TestTokens.person("demo-p02", "demo-fjordvik", Role.STAFF, Role.PROJECT_EDITOR);

	public static final String STAFF = TestTokens.person("demo-p03", "demo-fjordvik", Role.STAFF);

	public static final String LINE_MANAGER = TestTokens.person("demo-p04", "demo-holmen", Role.LINE_MANAGER);

	public static final String ELSEWHERE = TestTokens.person("demo-p05", "demo-utvik", Role.STAFF, Role.PROJECT_EDITOR,
			Role.LINE_MANAGER);

	public static final String STEERING = TestTokens.person("demo-p06", "demo-naering", Role.STEERING_MEMBER);

	public static final String UNSEATED = TestTokens.person("demo-p07", "demo-naering", Role.STEERING_MEMBER);

	public static final String NOBODY = "";

	private static final AtomicInteger COUNTER = new AtomicInteger();

	private static boolean ready;

	private Demo() {
	}

	/** The service, with organisations, a seat and the programme in place. */
	public static synchronized RunningService service() {
		RunningService service = RunningService.shared();
		if (!ready) {
			service.registersOrganisation("demo-fjordvik", OrganisationType.MUNICIPALITY);
			service.registersOrganisation("demo-holmen", OrganisationType.MUNICIPALITY);
			service.registersOrganisation("demo-utvik", OrganisationType.MUNICIPALITY);
			service.registersOrganisation("demo-hogskolen", OrganisationType.ACADEMIA);
			service.registersOrganisation("demo-naering", OrganisationType.BUSINESS);
			service.seatsInGroup("demo-styringsgruppe", PROGRAMME, "demo-p06");
			eventually(() -> service.post("/programmes", """
					{'id':'%s','names':{'nb':'Demo: Fjordprogrammet'},'startedOn':{'value':'2019'},
					 'hostOrganisationId':'demo-fjordvik',
					 'focusAreas':[{'code':'energi','names':{'nb':'Energi','nn':'Energi','en':'Energy'}},
					               {'code':'data','names':{'nb':'Data'}}]}""".formatted(PROGRAMME))
				.as(COORDINATOR)
				.send()
				.is(201));
			for (String organisation : List.of("demo-holmen", "demo-utvik", "demo-hogskolen", "demo-naering")) {
				eventually(() -> service
					.post("/projects/register",
							"""
									{'programmeId':'%s','names':{'nb':'Demo: venter på %s'},'provenance':{'certainty':'STATED'},
									 'partners':[{'organisationId':'%s','role':'PARTNER'}]}"""
								.formatted(PROGRAMME, organisation, organisation))
					.as(COORDINATOR)
					.send()
					.is(201));
			}
			ready = true;
		}
		return service;
	}

	/** What arrives over Kafka arrives soon, but not at once. */
	public static void eventually(org.awaitility.core.ThrowingRunnable assertion) {
		Awaitility.await("what others told has arrived")
			.atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.untilAsserted(assertion);
	}

	/** An id that no other test uses. */
	public static String fresh(String name) {
		return "demo-" + name + "-" + COUNTER.incrementAndGet();
	}

	/**
	 * Makes one change after the other, each from the version that the one before left.
	 */
	public static Answer does(String token, String project, String command, String json) {
		long version = service().get("/projects/" + project).as(COORDINATOR).send().is(200).version();
		return service().post("/projects/" + project + "/" + command, json).as(token).ifMatch(version).send();
	}

	public static String idea() {
		String id = fresh("bolgekraft");
		service().post("/projects", """
				{'id':'%s','programmeId':'%s','names':{'nb':'Demo: Bølgekraft','en':'Demo: Wave power'},
				 'challenge':{'nb':'Havna trenger strøm'},'focusAreas':['energi']}""".formatted(id, PROGRAMME))
			.as(STAFF)
			.send()
			.is(201);
		return id;
	}

	public static String assessment() {
		String id = idea();
		does(EDITOR, id, "add-partner", "{'organisationId':'demo-fjordvik','role':'LEAD'}").is(200);
		does(EDITOR, id, "add-partner", "{'organisationId':'demo-hogskolen','role':'RESEARCH'}").is(200);
		does(EDITOR, id, "name-owning-unit",
				"{'owningUnit':{'organisationId':'demo-fjordvik','names':{'nb':'Teknisk etat'}}}")
			.is(200);
		does(EDITOR, id, "assess-criterion", "{'criterion':'SUSTAINABLE','met':true,'evidence':{'nb':'Mål 7'}}")
			.is(200);
		does(EDITOR, id, "assess-criterion",
				"{'criterion':'INNOVATIVE_TECHNOLOGY','met':true,'evidence':{'nb':'Ny turbin'}}")
			.is(200);
		does(EDITOR, id, "start-assessment", "").is(200);
		return id;
	}

	/** A project that lacks nothing but the mandate for a pilot. */
	public static String readyForPilot() {
		String id = assessment();
		for (String group : List.of("PUBLIC_SECTOR", "FUTURE_BUSINESS", "STUDENTS", "CITIZENS")) {
			does(EDITOR, id, "estimate-value",
					"{'group':'%s','level':3,'reasoning':{'nb':'Billigere strøm'}}".formatted(group))
				.is(200);
		}
		does(EDITOR, id, "plan-benefit", """
				{'benefitId':'strom','group':'CITIZENS','indicator':{'nb':'Pris'},'ownerOrganisationId':'demo-fjordvik',
				 'responsible':'demo-p08','zeroPointDue':'%s','target':{'nb':'Ti prosent lavere'}}"""
			.formatted(service().today().plusDays(20))).is(200);
		does(EDITOR, id, "consider-lessons", "{'conclusion':{'nb':'Ingen kjente lærdommer ennå'}}").is(200);
		return id;
	}

	public static String pilot() {
		String id = readyForPilot();
		service().issuesMandate(id + "-pilot", id, MandateScope.PILOT);
		eventually(() -> does(EDITOR, id, "start-pilot",
				"{'mandateId':'%s','decisionDue':'%s'}".formatted(id + "-pilot", service().today().plusMonths(6)))
			.is(200));
		return id;
	}

	/** A pilot that was offered to the line and awaits its answer. */
	public static String offered() {
		String id = pilot();
		does(EDITOR, id, "offer-operation", """
				{'receivingUnit':{'organisationId':'demo-holmen','names':{'nb':'Havnevesenet'}},
				 'operationsOwner':'demo-p09'}""").is(200);
		return id;
	}

	/** A pilot that the line has said yes to. */
	public static String accepted() {
		String id = offered();
		does(LINE_MANAGER, id, "accept-operation", "").is(200);
		return id;
	}

	public static String operation() {
		String id = accepted();
		does(EDITOR, id, "measure-zero-point",
				"{'benefitId':'strom','value':12,'unit':'kr/kWh','measuredOn':'%s'}".formatted(service().today()))
			.is(200);
		does(EDITOR, id, "evaluate-pilot", "{'evaluation':{'nb':'Det virker'}}").is(200);
		service().issuesMandate(id + "-operate", id, MandateScope.OPERATE);
		eventually(
				() -> does(EDITOR, id, "move-to-operation", "{'mandateId':'%s'}".formatted(id + "-operate")).is(200));
		return id;
	}

}
