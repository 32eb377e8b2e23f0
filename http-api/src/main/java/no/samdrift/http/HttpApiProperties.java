package no.samdrift.http;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an installation can change in every service's HTTP API.
 *
 * @param maxBody the largest request body; a larger one is answered 413
 * @param publicMetrics whether {@code /actuator/prometheus} answers without a token; when
 * not, it asks for the role operator or a machine client
 * @param anonymousPerMinute how often an address may ask for open data without a token
 * @param claims the names of the claims that a token carries
 */
@ConfigurationProperties("samdrift.http")
public record HttpApiProperties(@DefaultValue("256KB") DataSize maxBody, @DefaultValue("true") boolean publicMetrics,
		@DefaultValue("120") int anonymousPerMinute, @DefaultValue Claims claims) {

	public HttpApiProperties {
		if (anonymousPerMinute < 1) {
			throw new IllegalArgumentException("samdrift.http.anonymous-per-minute must be 1 or more");
		}
	}

	/**
	 * The names of claims. A name with dots, such as {@code realm_access.roles}, also
	 * reaches into nested claims.
	 *
	 * @param person holds the person's id; a token without it belongs to a machine client
	 * @param organisation holds the id of the organisation that the caller acts for
	 * @param roles holds the roles, as an array or separated by spaces
	 */
	public record Claims(@DefaultValue("person_id") String person, @DefaultValue("organisation_id") String organisation,
			@DefaultValue("roles") String roles) {

	}

}
