package no.samdrift.quickstart.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

import no.samdrift.quickstart.users.DemoUser;
import no.samdrift.quickstart.users.DemoUsers;

/** Prints who may sign in to the demo. */
final class ListDemoUsers {

	private ListDemoUsers() {
	}

	public static void main(String[] arguments) {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		DemoUsers demo = DemoUsers.read();
		out.println("Demo users (all fictive; password = user name):");
		for (DemoUser user : demo.users()) {
			out.printf("  %-10s %-2s  %-30s %-22s %s%n", user.username(), user.locale(),
					demo.organisationName(user.organisationId()), user.title(), String.join(", ", user.roles()));
		}
		out.println("Machine clients (secret = client id):");
		demo.clients()
			.forEach((client) -> out.printf("  %-17s %-27s %s%n", client.clientId(),
					(client.organisationId() != null) ? demo.organisationName(client.organisationId()) : "–",
					String.join(", ", client.roles())));
	}

}
