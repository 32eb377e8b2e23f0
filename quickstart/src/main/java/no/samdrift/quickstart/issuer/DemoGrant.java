package no.samdrift.quickstart.issuer;

import java.util.Map;
import java.util.Objects;
import java.util.Set;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.endpoint.OAuth2ParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationGrantAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.DefaultOAuth2TokenContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.web.authentication.AuthenticationConverter;

/**
 * A token for a demo user without a browser: what {@code ./samdrift token USER} asks for.
 * <p>
 * OAuth 2.1 has no grant for user name and password, and rightly so. The demo's passwords
 * are public, so here it does no harm, and it exists under a name of its own
 * ({@code urn:samdrift:demo}) that no real issuer knows.
 */
final class DemoGrant implements AuthenticationConverter, AuthenticationProvider {

	static final AuthorizationGrantType TYPE = new AuthorizationGrantType("urn:samdrift:demo");

	private final DaoAuthenticationProvider people;

	private final OAuth2TokenGenerator<? extends OAuth2Token> tokens;

	DemoGrant(DaoAuthenticationProvider people, OAuth2TokenGenerator<? extends OAuth2Token> tokens) {
		this.people = people;
		this.tokens = tokens;
	}

	@Override
	public @Nullable Authentication convert(HttpServletRequest request) {
		if (!TYPE.getValue().equals(request.getParameter(OAuth2ParameterNames.GRANT_TYPE))) {
			return null;
		}
		Authentication client = Objects.requireNonNull(SecurityContextHolder.getContext().getAuthentication());
		return new Request(client, Objects.requireNonNullElse(request.getParameter("username"), ""),
				Objects.requireNonNullElse(request.getParameter("password"), ""));
	}

	@Override
	public Authentication authenticate(Authentication authentication) {
		Request request = (Request) authentication;
		OAuth2ClientAuthenticationToken caller = (OAuth2ClientAuthenticationToken) request.getPrincipal();
		RegisteredClient client = Objects.requireNonNull(caller.getRegisteredClient());
		if (!client.getAuthorizationGrantTypes().contains(TYPE)) {
			throw new OAuth2AuthenticationException(OAuth2ErrorCodes.UNAUTHORIZED_CLIENT);
		}
		OAuth2Token token = this.tokens.generate(DefaultOAuth2TokenContext.builder()
			.registeredClient(client)
			.principal(person(request))
			.authorizationServerContext(AuthorizationServerContextHolder.getContext())
			.authorizedScopes(Set.of())
			.tokenType(OAuth2TokenType.ACCESS_TOKEN)
			.authorizationGrantType(TYPE)
			.authorizationGrant(request)
			.build());
		if (token == null) {
			throw new OAuth2AuthenticationException(OAuth2ErrorCodes.SERVER_ERROR);
		}
		return new OAuth2AccessTokenAuthenticationToken(client, caller, new OAuth2AccessToken(
				OAuth2AccessToken.TokenType.BEARER, token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt()));
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return Request.class.isAssignableFrom(authentication);
	}

	private Authentication person(Request request) {
		try {
			return Objects.requireNonNull(this.people
				.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(request.username, request.password)));
		}
		catch (BadCredentialsException ex) {
			throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_GRANT);
		}
	}

	private static final class Request extends OAuth2AuthorizationGrantAuthenticationToken {

		private static final long serialVersionUID = 1L;

		private final String username;

		private final String password;

		Request(Authentication client, String username, String password) {
			super(TYPE, client, Map.of());
			this.username = username;
			this.password = password;
		}

	}

}
