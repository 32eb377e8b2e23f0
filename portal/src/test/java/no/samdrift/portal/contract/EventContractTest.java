package no.samdrift.portal.contract;

import no.samdrift.events.EventFamily;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventContractTest {

	private final EventContract contract = new EventContract();

	@Test
	void everyEventHasItsMeaningItsFieldsAndTheCardThatItCarries() {
		Message moved = this.contract.find("no.samdrift.project.ProjectMovedToOperation.v1").orElseThrow();

		assertThat(moved.meaning()).contains("pilot").contains("operation");
		assertThat(moved.carries()).isEqualTo("no.samdrift.project.ProjectCard.v1");
		assertThat(moved.topic()).isEqualTo("samdrift.project.events");
		assertThat(moved.fields()).extracting(SchemaField::path)
			.contains("projectId", "receivingUnit.organisationId", "card");
	}

	@Test
	void aFamilyEndsWithItsCard() {
		Message card = this.contract.of(EventFamily.MANDATE).getLast();

		assertThat(card.type()).isEqualTo("no.samdrift.membership.MandateCard.v1");
		assertThat(card.carries()).isNull();
		assertThat(card.topic()).isEqualTo("samdrift.mandate.cards");
	}

	@Test
	void theVersionsAreTold() {
		assertThat(this.contract.versions().getLast().version()).isEqualTo("1.0.0");
		assertThat(this.contract.versions().getLast().types()).contains("no.samdrift.project.PilotStarted.v1");
	}

}
