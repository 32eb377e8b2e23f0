package no.samdrift.quickstart.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The demo's issuer.
 *
 * @param uri what tokens name as their issuer; services and browsers must reach it under
 * exactly this address
 * @param portalUris where the portal may be, without a path; the first one is where
 * somebody goes who signed in without coming from the portal
 * @param accessTokenLifetime how long an access token is valid
 * @param portalTokenLifetime how long the portal's access tokens are valid; it renews
 * them as long as an access token of {@code accessTokenLifetime} would be valid
 * @param keyFile where the signing key is kept, so that tokens outlive a restart; made
 * when it does not exist
 */
@ConfigurationProperties("samdrift.quickstart.issuer")
record IssuerProperties(@DefaultValue("http://localhost:8090") URI uri, @DefaultValue( {
		"http://localhost:8080", "http://127.0.0.1:8080" }) List<URI> portalUris,
		@DefaultValue("8h") Duration accessTokenLifetime, @DefaultValue("15m") Duration portalTokenLifetime,
		@DefaultValue(".samdrift/data/issuer/signing-key.json") Path keyFile){
}
