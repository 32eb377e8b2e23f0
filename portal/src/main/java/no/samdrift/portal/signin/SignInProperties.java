package no.samdrift.portal.signin;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where people sign in.
 *
 * @param issuer the address of the OIDC issuer, as browsers reach it and as tokens name
 * it
 * @param clientId the portal's client id there
 * @param clientSecret its secret
 * @param tokenUri where the portal fetches tokens, when it reaches the issuer by another
 * address than browsers do; else the issuer's own description says where
 * @param keysUri where it fetches the issuer's keys; goes with {@code tokenUri}
 * @param claims the names of the claims that a token carries
 * @param sessionLifetime after how long without a page somebody is signed out
 */
@ConfigurationProperties("samdrift.portal.sign-in")
record SignInProperties(@Nullable URI issuer, @DefaultValue("portal") String clientId,
		@DefaultValue("portal") String clientSecret, @Nullable URI tokenUri, @Nullable URI keysUri,
		@DefaultValue Claims claims, @DefaultValue("8h") Duration sessionLifetime) {

	SignInProperties {
		if (issuer == null || !issuer.isAbsolute()) {
			throw new IllegalArgumentException(
					"samdrift.portal.sign-in.issuer is not the address of an OIDC issuer. Set it, or the environment "
							+ "variable SAMDRIFT_PORTAL_SIGNIN_ISSUER, to one such as http://localhost:8090");
		}
		if ((tokenUri == null) != (keysUri == null)) {
			throw new IllegalArgumentException("samdrift.portal.sign-in.token-uri and keys-uri go together: set both "
					+ "(SAMDRIFT_PORTAL_SIGNIN_TOKENURI, SAMDRIFT_PORTAL_SIGNIN_KEYSURI) or none");
		}
	}

	/**
	 * The names of claims, the same as the services know them by.
	 *
	 * @param person holds the person's id
	 * @param organisation holds the id of the organisation that the person acts for
	 * @param roles holds the roles, as an array or separated by spaces
	 */
	record Claims(@DefaultValue("person_id") String person, @DefaultValue("organisation_id") String organisation,
			@DefaultValue("roles") String roles) {
	}

}
