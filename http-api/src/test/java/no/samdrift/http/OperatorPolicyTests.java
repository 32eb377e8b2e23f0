package no.samdrift.http;

import java.util.List;

import no.samdrift.events.Language;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.journal.Act;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OperatorPolicyTests {

	@BeforeEach
	void somethingIsBeingChanged() {
		Act.due("sample-service", "test").begin();
	}

	@AfterEach
	void itEnds() {
		Act.end();
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			READER,          false
			STAFF,           false
			PROJECT_EDITOR,  false
			LINE_MANAGER,    false
			STEERING_MEMBER, false
			COORDINATOR,     false
			INTEGRATOR,      false
			OPERATOR,        true
			SYSTEM,          false
			""")
	void operatorsAloneSeeAndActOnDeadLettersReadModelsAndTheJournal(Role role, boolean may) {
		Caller caller = (role == Role.SYSTEM) ? Caller.ofClient("archive", null, List.of(), Language.NB)
				: Caller.ofPerson(new PersonId("demo-p01"), null, List.of(role), Language.NB);

		assertThat(allowed(() -> OperatorPolicy.requireMaySee(caller))).isEqualTo(may);
		assertThat(allowed(() -> OperatorPolicy.requireMayAct(caller))).isEqualTo(may);
	}

	@Test
	void nobodyKnownSeesNothing() {
		assertThatExceptionOfType(Forbidden.class)
			.isThrownBy(() -> OperatorPolicy.requireMaySee(Caller.nobody(Language.NB)));
	}

	@Test
	void whoIsMoreThanAnOperatorActsAsOneHere() {
		Caller both = Caller.ofPerson(new PersonId("demo-p01"), null, List.of(Role.COORDINATOR, Role.OPERATOR),
				Language.NB);

		OperatorPolicy.requireMayAct(both);

		assertThat(Act.current().actor().role()).isEqualTo(Role.OPERATOR);
	}

	private static boolean allowed(Runnable asked) {
		try {
			asked.run();
			return true;
		}
		catch (Forbidden ex) {
			return false;
		}
	}

}
