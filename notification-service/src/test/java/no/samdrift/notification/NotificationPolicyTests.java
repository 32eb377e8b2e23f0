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
import no.samdrift.journal.Act;

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

	@ParameterizedTest(name = "{0} of {1}")
	@CsvSource(
			textBlock = """
					# who,              organisation, set up webhooks,               look at them,                  see all subscribers
					nobody,             ,             needs-own-subscriptions,       needs-own-subscriptions,       needs-operator
					staff,              granvag,      needs-integrator-for-webhooks, needs-integrator-for-webhooks, needs-operator
					project-editor,     granvag,      needs-integrator-for-webhooks, needs-integrator-for-webhooks, needs-operator
					line-manager,       granvag,      needs-integrator-for-webhooks, needs-integrator-for-webhooks, needs-operator
					steering-member,    ,             needs-own-subscriptions,       needs-own-subscriptions,       needs-operator
					coordinator,        granvag,      needs-integrator-for-webhooks, needs-integrator-for-webhooks, needs-operator
					integrator,         granvag,      yes,                           yes,                           needs-operator
					integrator,         lyngsund,     needs-own-subscriptions,       needs-own-subscriptions,       needs-operator
					integrator,         ,             needs-own-subscriptions,       needs-own-subscriptions,       needs-operator
					operator,           ,             needs-own-subscriptions,       needs-own-subscriptions,       yes
					operator,           granvag,      needs-integrator-for-webhooks, needs-integrator-for-webhooks, yes
					system,             granvag,      needs-integrator-for-webhooks, yes,                           needs-operator
					system,             lyngsund,     needs-own-subscriptions,       needs-own-subscriptions,       needs-operator
					system,             ,             needs-own-subscriptions,       needs-own-subscriptions,       needs-operator
					""")
	void whoMayDoWhatWithWebhooks(String who, @Nullable String organisation, String manage, String read,
			String subscribers) {
		Caller caller = caller(who, (organisation != null) ? new OrganisationId(organisation) : null);
		OrganisationId granvag = new OrganisationId("granvag");

		assertThat(Act.due("tests", "manage")
			.perform(() -> answer(() -> this.policy.manageSubscriptions(caller, granvag)))).isEqualTo(manage);
		assertThat(this.policy.managesSubscriptions(caller, granvag)).isEqualTo(manage.equals("yes"));
		assertThat(answer(() -> this.policy.readSubscriptions(caller, granvag))).isEqualTo(read);
		assertThat(answer(() -> this.policy.seeSubscribers(caller))).isEqualTo(subscribers);
	}

	@ParameterizedTest(name = "{0} of {1}")
	@CsvSource(textBlock = """
			# who,              organisation, make and revoke,                  see which there are
			nobody,             ,             needs-own-credentials,            needs-own-credentials
			staff,              granvag,      needs-integrator-for-credentials, needs-integrator-for-credentials
			coordinator,        granvag,      needs-integrator-for-credentials, needs-integrator-for-credentials
			integrator,         granvag,      yes,                              yes
			integrator,         lyngsund,     needs-own-credentials,            needs-own-credentials
			operator,           ,             needs-own-credentials,            yes
			operator,           granvag,      needs-integrator-for-credentials, yes
			system,             granvag,      needs-integrator-for-credentials, needs-integrator-for-credentials
			""")
	void whoMayDoWhatWithKafkaCredentials(String who, @Nullable String organisation, String manage, String read) {
		Caller caller = caller(who, (organisation != null) ? new OrganisationId(organisation) : null);
		OrganisationId granvag = new OrganisationId("granvag");

		assertThat(answer(() -> this.policy.manageKafkaCredentials(caller, granvag))).isEqualTo(manage);
		assertThat(answer(() -> this.policy.readKafkaCredentials(caller, granvag))).isEqualTo(read);
	}

	@ParameterizedTest
	@CsvSource(textBlock = """
			# who,      of,          manages,                              sees
			nobody,     ,            needs-own-feed-addresses,             needs-own-feed-addresses
			integrator, lyngsund,    needs-own-feed-addresses,             needs-own-feed-addresses
			integrator, granvag,     yes,                                  yes
			staff,      granvag,     needs-integrator-for-feed-addresses,  needs-integrator-for-feed-addresses
			operator,   granvag,     needs-integrator-for-feed-addresses,  yes
			system,     granvag,     needs-integrator-for-feed-addresses,  needs-integrator-for-feed-addresses
			""")
	void whoMayDoWhatWithFeedAddresses(String who, @Nullable String organisation, String manage, String read) {
		Caller caller = caller(who, (organisation != null) ? new OrganisationId(organisation) : null);
		OrganisationId granvag = new OrganisationId("granvag");

		assertThat(answer(() -> this.policy.manageFeedAddresses(caller, granvag))).isEqualTo(manage);
		assertThat(answer(() -> this.policy.readFeedAddresses(caller, granvag))).isEqualTo(read);
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
