package no.samdrift.notification;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.http.Caller;
import no.samdrift.http.Forbidden;

import static org.assertj.core.api.Assertions.assertThat;

class NotificationPolicyTests {

	private final NotificationPolicy policy = new NotificationPolicy();

	@ParameterizedTest(name = "{0} of {1}")
	@CsvSource(textBlock = """
			# who,              organisation, inbox,        read own stream's events, see its state
			nobody,             ,             needs-person, needs-own-organisation,   needs-own-organisation
			staff,              granvag,      yes,          needs-integrator,         yes
			project-editor,     granvag,      yes,          needs-integrator,         yes
			line-manager,       granvag,      yes,          needs-integrator,         yes
			steering-member,    ,             yes,          needs-own-organisation,   needs-own-organisation
			coordinator,        granvag,      yes,          needs-integrator,         yes
			integrator,         granvag,      yes,          yes,                      yes
			integrator,         lyngsund,     yes,          needs-own-organisation,   needs-own-organisation
			operator,           ,             yes,          needs-own-organisation,   yes
			operator,           granvag,      yes,          needs-integrator,         yes
			system,             granvag,      needs-person, yes,                      yes
			system,             lyngsund,     needs-person, needs-own-organisation,   needs-own-organisation
			system,             ,             needs-person, needs-own-organisation,   needs-own-organisation
			""")
	void whoMayDoWhat(String who, @Nullable String organisation, String inbox, String read, String see) {
		Caller caller = caller(who, (organisation != null) ? new OrganisationId(organisation) : null);
		OrganisationId granvag = new OrganisationId("granvag");

		assertThat(answer(() -> this.policy.ownInbox(caller))).isEqualTo(inbox);
		assertThat(answer(() -> this.policy.readStream(caller, granvag))).isEqualTo(read);
		assertThat(answer(() -> this.policy.seeStream(caller, granvag))).isEqualTo(see);
	}

	private static Caller caller(String who, @Nullable OrganisationId organisation) {
		return switch (who) {
			case "nobody" -> Caller.nobody(Language.NB);
			case "system" -> Caller.ofClient("archive", organisation, List.of(), Language.NB);
			default ->
				Caller.ofPerson(new PersonId("per"), organisation, Role.ofWireName(who).stream().toList(), Language.NB);
		};
	}

	private static String answer(Runnable call) {
		try {
			call.run();
			return "yes";
		}
		catch (Forbidden ex) {
			return ex.code();
		}
	}

}
