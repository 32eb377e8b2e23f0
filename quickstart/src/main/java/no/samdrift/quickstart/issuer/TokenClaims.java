package no.samdrift.quickstart.issuer;

import no.samdrift.quickstart.users.DemoUser;
import no.samdrift.quickstart.users.DemoUsers;

import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What a token says: which person, for which organisation, in which roles. Only the ID
 * token, which no service sees, carries a name.
 */
final class TokenClaims implements OAuth2TokenCustomizer<JwtEncodingContext> {

	private final DemoUsers users;

	TokenClaims(DemoUsers users) {
		this.users = users;
	}

	@Override
	public void customize(JwtEncodingContext context) {
		String subject = context.getPrincipal().getName();
		boolean idToken = OidcParameterNames.ID_TOKEN.equals(context.getTokenType().getValue());
		this.users.person(subject).ifPresent((user) -> describe(user, idToken, context));
		this.users.client(subject).ifPresent((client) -> {
			context.getClaims().claim("roles", client.roles());
			if (client.organisationId() != null) {
				context.getClaims().claim("organisation_id", client.organisationId());
			}
		});
	}

	private void describe(DemoUser user, boolean idToken, JwtEncodingContext context) {
		context.getClaims()
			.claim("person_id", user.personId())
			.claim("organisation_id", user.organisationId())
			.claim("roles", user.roles())
			.claim("locale", user.locale());
		if (idToken) {
			context.getClaims().claim("name", user.name()).claim("preferred_username", user.username());
		}
	}

}
