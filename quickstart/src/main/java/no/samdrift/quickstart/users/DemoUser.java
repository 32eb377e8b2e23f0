package no.samdrift.quickstart.users;

import java.util.List;

/**
 * A fictive person who may sign in.
 *
 * @param username the user name, and the password
 * @param personId the id that the services know the person by
 * @param name the name shown when signing in
 * @param organisationId the organisation acted for
 * @param locale the preferred language: nb, nn or en
 * @param roles the roles held in the organisation
 * @param title what the person does there
 */
public record DemoUser(String username, String personId, String name, String organisationId, String locale,
		List<String> roles, String title) {
}
