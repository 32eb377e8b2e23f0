package no.samdrift.system;

import java.net.URI;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody reads who is to connect a system, before they have an account. */
class ContractPagesTest {

	private static RunningSystem system;

	private static Browsing browsing;

	private static Visitor visitor;

	@BeforeAll
	static void begin() {
		system = RunningSystem.shared();
		browsing = Browsing.begin();
		visitor = browsing.visitor("nb");
	}

	@AfterAll
	static void end() {
		if (browsing != null) {
			browsing.close();
		}
	}

	@Test
	void everyEventIsToldWithItsFieldsAndARecordedExample() {
		visitor.open("/");
		visitor.follow("For utviklere");
		assertThat(visitor.heading()).isEqualTo("Kontrakten");
		visitor.look("contract");

		visitor.follow("Satt i drift");
		assertThat(visitor.main().innerText()).contains("no.samdrift.project.ProjectMovedToOperation.v1",
				"receivingUnit.organisationId");
		assertThat(visitor.page().locator("#example").innerText()).contains("\"specversion\" : \"1.0\"");
		visitor.look("contract-event");
		visitor.follow("Prosjektkortet");
		assertThat(visitor.main().innerText()).contains("samdrift.project.cards");
	}

	@Test
	void everyServiceTellsWhatItCanBeAskedFor() {
		for (String service : new String[] { "project-service", "membership-service", "notification-service" }) {
			assertThat(visitor.open("/contract/apis/" + service).status()).as(service).isEqualTo(200);
		}
		visitor.page()
			.locator("summary", new com.microsoft.playwright.Page.LocatorOptions().setHasText("snapshot"))
			.first()
			.click();
		assertThat(visitor.main().innerText()).contains("/municipalities/{organisationId}/snapshot");
		visitor.look("contract-api");
	}

	@Test
	void theDocumentsThemselvesAreThere() {
		URI portal = system.portal();
		for (String path : new String[] { "/contract/asyncapi.json", "/contract/apis/project-service/openapi.json",
				"/contract/schemas/no.samdrift.project.ProjectCard.v1.json" }) {
			assertThat(visitor.page().request().get(portal + path).headers().get("content-type")).as(path)
				.startsWith("application/json");
		}
		assertThat(visitor.page().request().get(portal + "/contract/events/no.such.v1").status()).isEqualTo(404);
	}

}
