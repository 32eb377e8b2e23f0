package no.samdrift.quickstart.users;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Everybody who may sign in to the demo, from {@code demo/users.yml}.
 *
 * @param organisations where they work
 * @param users the people
 * @param clients the systems
 */
public record DemoUsers(List<DemoOrganisation> organisations, List<DemoUser> users, List<DemoClient> clients) {

	private static final String FILE = "/demo/users.yml";

	/**
	 * Reads the file.
	 * @return everybody in it
	 */
	public static DemoUsers read() {
		try (InputStream file = Objects.requireNonNull(DemoUsers.class.getResourceAsStream(FILE), FILE)) {
			return new YAMLMapper().readValue(file, DemoUsers.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The person with a user name.
	 * @param username the user name
	 * @return the person, if there is one
	 */
	public Optional<DemoUser> user(String username) {
		return this.users.stream().filter((user) -> user.username().equals(username)).findFirst();
	}

	/**
	 * The person with a person id.
	 * @param personId the id that the services know the person by
	 * @return the person, if there is one
	 */
	public Optional<DemoUser> person(String personId) {
		return this.users.stream().filter((user) -> user.personId().equals(personId)).findFirst();
	}

	/**
	 * The system with a client id.
	 * @param clientId the client id
	 * @return the system, if there is one
	 */
	public Optional<DemoClient> client(String clientId) {
		return this.clients.stream().filter((client) -> client.clientId().equals(clientId)).findFirst();
	}

	/**
	 * What an organisation is called.
	 * @param id its id
	 * @return its name, or the id when it is none of the demo's
	 */
	public String organisationName(String id) {
		return this.organisations.stream()
			.filter((organisation) -> organisation.id().equals(id))
			.map(DemoOrganisation::name)
			.findFirst()
			.orElse(id);
	}

}
