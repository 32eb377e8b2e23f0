package no.samdrift.notification.audience;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import no.samdrift.events.EventFamily;
import no.samdrift.journal.topics.WrongSetting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AudienceRulesTests {

	@Test
	void everyEventOfTheContractHasARule() {
		long events = Stream.of(EventFamily.values()).mapToLong((family) -> family.eventRecords().size()).sum();
		assertThat(AudienceRules.ofClassPath().all()).hasSize((int) events);
	}

	@Test
	void whatIsWrongStopsTheStartAllAtOnce() {
		Map<String, Object> rules = new LinkedHashMap<>();
		for (AudienceRule rule : AudienceRules.ofClassPath().all()) {
			rules.put(rule.event(), Map.of("tells", rule.tells().stream().map(Relation::key).toList()));
		}
		rules.remove("PilotStarted");
		rules.put("PilotEnded", Map.of("tells", List.of("submitter")));
		rules.put("MemberLeft", Map.of("tells", List.of("submitter", "everybody"), "loud", true));
		rules.put("MemberJoined", Map.of("tells", List.of()));

		assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> AudienceRules.read(Map.of("rules", rules)))
			.withMessageContaining("PilotStarted has no rule")
			.withMessageContaining("there is no event PilotEnded")
			.withMessageContaining("MemberLeft cannot tell submitter")
			.withMessageContaining("MemberLeft cannot tell everybody")
			.withMessageContaining("MemberLeft has the unknown field loud")
			.withMessageContaining("MemberJoined tells nobody");
	}

}
