package no.samdrift.quickstart.users;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A fictive system that may sign in.
 *
 * @param clientId its client id, and its secret
 * @param organisationId the organisation that it belongs to; absent for one that acts for
 * nobody in particular
 * @param roles the roles held in the organisation
 */
public record DemoClient(String clientId, @Nullable String organisationId, List<String> roles) {
}
