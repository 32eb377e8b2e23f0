package no.samdrift.portal.signin;

import java.time.Instant;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.ClientAuthorizationException;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.stereotype.Component;

/** The access tokens of those who are signed in. */
@Component
public class Tokens {

	private final OAuth2AuthorizedClientManager manager;

	Tokens(OAuth2AuthorizedClientManager manager) {
		this.manager = manager;
	}

	/**
	 * The reader's access token, renewed when it is about to run out; empty for somebody
	 * who is not signed in.
	 * @throws SignedOut when the issuer gives no more tokens: the session is ended
	 */
	public Optional<String> current(HttpServletRequest request, HttpServletResponse response) {
		return token(request, response).map(OAuth2AccessToken::getTokenValue);
	}

	/**
	 * When that token runs out; empty for somebody who is not signed in, or when the
	 * issuer does not say.
	 * @throws SignedOut when the issuer gives no more tokens: the session is ended
	 */
	public Optional<Instant> expiry(HttpServletRequest request, HttpServletResponse response) {
		return token(request, response).map(OAuth2AccessToken::getExpiresAt);
	}

	private Optional<OAuth2AccessToken> token(HttpServletRequest request, HttpServletResponse response) {
		Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
		if (authentication == null || !(authentication.getPrincipal() instanceof SignedIn)) {
			return Optional.empty();
		}
		try {
			OAuth2AuthorizedClient client = this.manager
				.authorize(OAuth2AuthorizeRequest.withClientRegistrationId(SignInConfiguration.REGISTRATION)
					.principal(authentication)
					.attribute(HttpServletRequest.class.getName(), request)
					.attribute(HttpServletResponse.class.getName(), response)
					.build());
			if (client != null) {
				return Optional.of(client.getAccessToken());
			}
		}
		catch (ClientAuthorizationException ex) {
			// said below
		}
		HttpSession session = request.getSession(false);
		if (session != null) {
			session.invalidate();
		}
		SecurityContextHolder.clearContext();
		throw new SignedOut();
	}

}
