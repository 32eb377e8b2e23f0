package no.samdrift.system;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Users × calls, on the running system. */
class RightsTest {

	private static RunningSystem system;

	@BeforeAll
	static void start() {
		system = RunningSystem.shared();
	}

	@ParameterizedTest(name = "{0} GET {1} {2}: {3}")
	@CsvSource(textBlock = """
			anonymous,       PROJECT,      /projects,                                        200
			anonymous,       PROJECT,      /projects/demo-gatelys,                           200
			anonymous,       PROJECT,      /projects/demo-badevann,                          404
			eirik,           PROJECT,      /projects/demo-badevann,                          200
			dylan,           PROJECT,      /projects/demo-badevann,                          404
			anonymous,       PROJECT,      /programmes/smart-molde,                          200
			anonymous,       PROJECT,      /dead-letters,                                    401
			kari,            PROJECT,      /dead-letters,                                    403
			ivar,            PROJECT,      /dead-letters,                                    200
			ivar,            MEMBERSHIP,   /dead-letters,                                    200
			ivar,            NOTIFICATION, /dead-letters,                                    200
			anonymous,       PROJECT,      /read-models,                                     401
			kari,            PROJECT,      /read-models,                                     403
			ivar,            PROJECT,      /read-models,                                     200
			ivar,            MEMBERSHIP,   /read-models,                                     200
			ivar,            NOTIFICATION, /read-models,                                     200
			skogdal-system,  NOTIFICATION, /read-models,                                     403
			kari,            PROJECT,      /journal/republish,                               403
			ivar,            PROJECT,      /journal/republish,                               200
			anonymous,       MEMBERSHIP,   /groups/smart-molde-styringsgruppe/composition,   200
			anonymous,       MEMBERSHIP,   /people?name=Amundsen,                            401
			anonymous,       NOTIFICATION, /inbox,                                           401
			astrid,          NOTIFICATION, /inbox,                                           200
			skogdal-system,  NOTIFICATION, /municipalities/demo-skogdal/events,              200
			olav,            NOTIFICATION, /municipalities/demo-skogdal/events,              200
			skogdal-system,  NOTIFICATION, /municipalities/demo-fjordvik/events,             403
			olav,            NOTIFICATION, /municipalities/demo-fjordvik/events,             403
			ivar,            NOTIFICATION, /municipalities/demo-skogdal/events,              403
			kari,            NOTIFICATION, /municipalities/demo-skogdal/events,              403
			anonymous,       NOTIFICATION, /municipalities/demo-skogdal/events,              401
			anonymous,       PROJECT,      /actuator/health,                                 200
			anonymous,       PROJECT,      /actuator/env,                                    404
			anonymous,       MEMBERSHIP,   /v3/api-docs,                                     200
			anonymous,       MEMBERSHIP,   /schemas/no.samdrift.membership.MemberJoined.v1.json, 200
			""")
	void reading(String user, Part part, String path, int status) {
		assertThat(as(user).get(part, path).status()).isEqualTo(status);
	}

	@ParameterizedTest(name = "{0} may give {1}: {2}")
	@CsvSource(textBlock = """
			anonymous,  rename,            401
			gunnhild,   rename,            403
			eirik,      rename,            403
			astrid,     rename,            403
			olav,       rename,            403
			ivar,       rename,            403
			skogdal-system, rename,        403
			anonymous,  stop,              401
			astrid,     stop,              403
			kari,       stop,              403
			astrid,     move-to-operation, 403
			kari,       move-to-operation, 403
			eirik,      move-to-operation, 403
			per,        accept-operation,  403
			eirik,      accept-operation,  403
			""")
	void changingTheWaitingProject(String user, String command, int status) {
		Object body = switch (command) {
			case "rename" -> Map.of("names", Map.of("nb", "Et annet navn (demo)"));
			case "stop" -> Map.of("reasonCode", "OTHER", "story", Map.of("nb", "Nei."), "lessons", List
				.of(Map.of("kind", "FAILURE", "whatHappened", Map.of("nb", "Nei."), "advice", Map.of("nb", "Nei."))));
			case "move-to-operation" ->
				Map.of("mandateId", "demo-vannmaling-driftsmandat", "effectiveOn", "2026-01-01");
			default -> Map.of();
		};

		assertThat(as(user).tryCommand(Part.PROJECT, "/projects/demo-vannmaling", command, body).status())
			.isEqualTo(status);
		assertThat(system.anonymous().read(Part.PROJECT, "/projects/demo-vannmaling").get("state").asString())
			.isEqualTo("PILOT");
	}

	@ParameterizedTest(name = "{0} may create {1}: {2}")
	@CsvSource(textBlock = """
			anonymous, /organisations, 401
			per,       /organisations, 403
			astrid,    /organisations, 403
			per,       /groups,        403
			anonymous, /mandates,      401
			per,       /mandates,      403
			gunnhild,  /people,        403
			""")
	void changingMembership(String user, String path, int status) {
		Object body = switch (path) {
			case "/organisations" -> Map.of("names", Map.of("nb", "X (demo)"), "type", "MUNICIPALITY");
			case "/people" -> Map.of("name", "X Demo");
			case "/mandates" -> Map.of("groupId", "smart-vestmark-styringsgruppe", "projectId", "demo-vannmaling",
					"scope", List.of("SPEND"), "validFrom", "2026-01-01", "validTo", "2026-12-31", "grounds",
					Map.of("nb", "X"));
			default -> Map.of("kind", "STEERING", "names", Map.of("nb", "X (demo)"), "legalForm", "PROGRAMME_GROUP",
					"purpose", Map.of("nb", "X"), "establishedOn", Map.of("value", "2026"));
		};

		assertThat(as(user).post(Part.MEMBERSHIP, path, body).status()).isEqualTo(status);
	}

	@Test
	void aTokenOfAnotherIssuerIsTurnedAway() {
		// signed by a key of its own that says it is ours
		String foreign = SignedToken.foreign()
			.ofPerson(system.address(Part.ISSUER, "").toString(), "demo-p01", "demo-fjordvik", "coordinator");
		for (Part part : List.of(Part.PROJECT, Part.MEMBERSHIP, Part.NOTIFICATION)) {
			Api.Answer answer = system.withToken(foreign).get(part, "/v3/api-docs");

			assertThat(answer.status()).isEqualTo(401);
			assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
			assertThat(answer.body().get("type").asString()).isEqualTo("urn:samdrift:problem:unauthenticated");
		}
		assertThat(system.withToken("nonsense").get(Part.PROJECT, "/projects").status()).isEqualTo(401);
	}

	private static Api as(String user) {
		return user.equals("anonymous") ? system.anonymous() : system.as(user);
	}

}
