package no.samdrift.http.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;

import com.nimbusds.jwt.JWTClaimsSet;
import no.samdrift.events.Id;
import no.samdrift.events.Role;
import org.jspecify.annotations.Nullable;

/**
 * Access tokens for tests: really signed, and verified by the service against the issuer
 * of {@link #issuerUri()}, which runs as long as the JVM.
 *
 * <pre>
 * String token = TestTokens.person("kari", "fjordvik", Role.STAFF, Role.PROJECT_EDITOR);
 * String machine = TestTokens.client("archive", "fjordvik");
 * String odd = TestTokens.token("kari").expired().signed();
 * </pre>
 */
public final class TestTokens {

	private static final TestIssuer ISSUER = TestIssuer.start();

	private final TestIssuer issuer;

	private final JWTClaimsSet.Builder claims;

	private String type = "JWT";

	private TestTokens(TestIssuer issuer, String subject) {
		Instant now = Instant.now();
		this.issuer = issuer;
		this.claims = new JWTClaimsSet.Builder().issuer(issuer.uri())
			.subject(subject)
			.jwtID(Id.next())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plus(Duration.ofHours(1))));
	}

	/**
	 * The issuer's address, for
	 * {@code spring.security.oauth2.resourceserver.jwt.issuer-uri}.
	 */
	public static String issuerUri() {
		return ISSUER.uri();
	}

	/** A person's token. */
	public static String person(String personId, @Nullable String organisationId, Role... roles) {
		TestTokens token = token(personId).claim("person_id", personId).roles(roles);
		return ((organisationId != null) ? token.claim("organisation_id", organisationId) : token).signed();
	}

	/** A machine client's token. */
	public static String client(String clientId, @Nullable String organisationId, Role... roles) {
		TestTokens token = token(clientId).roles(roles);
		return ((organisationId != null) ? token.claim("organisation_id", organisationId) : token).signed();
	}

	/** A token to be made odd. */
	public static TestTokens token(String subject) {
		return new TestTokens(ISSUER, subject);
	}

	/** A token of another issuer, which the service has no reason to believe. */
	public static TestTokens tokenOf(TestIssuer issuer, String subject) {
		return new TestTokens(issuer, subject);
	}

	public TestTokens claim(String name, Object value) {
		this.claims.claim(name, value);
		return this;
	}

	public TestTokens roles(Role... roles) {
		List<String> names = Arrays.stream(roles).map(Role::wireName).toList();
		return claim("roles", names);
	}

	/** Makes the token one that was good until an hour ago. */
	public TestTokens expired() {
		Instant then = Instant.now().minus(Duration.ofHours(1));
		this.claims.issueTime(Date.from(then.minus(Duration.ofHours(1)))).expirationTime(Date.from(then));
		return this;
	}

	/** The token's {@code typ}, such as {@code at+jwt}. */
	public TestTokens type(String type) {
		this.type = type;
		return this;
	}

	/** The token as it stands after {@code Bearer}. */
	public String signed() {
		return this.issuer.sign(this.type, this.claims.build());
	}

}
