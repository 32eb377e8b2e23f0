package no.samdrift.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Well-formed tokens of a test's own. */
final class SignedToken {

	private static final JsonMapper JSON = JsonMapper.shared();

	private final String kid;

	private final PrivateKey key;

	private SignedToken(String kid, PrivateKey key) {
		this.kid = kid;
		this.key = key;
	}

	/** Signed by a key that the issuer does not have. */
	static SignedToken foreign() {
		try {
			return new SignedToken("foreign", KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Signed by the issuer's own key, for whom the demo has no user. */
	static SignedToken by(Path keyFile) {
		try {
			JsonNode jwk = JSON.readTree(Files.readString(keyFile));
			return new SignedToken(jwk.path("kid").asString(), KeyFactory.getInstance("RSA")
				.generatePrivate(new RSAPrivateKeySpec(number(jwk.path("n")), number(jwk.path("d")))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** A person's token. */
	String ofPerson(String issuer, String person, String organisation, String role) {
		return signed(issuer, person,
				Map.of("person_id", person, "organisation_id", organisation, "roles", List.of(role)));
	}

	/** A machine client's token. */
	String ofClient(String issuer, String organisation, String role) {
		return signed(issuer, organisation + "-" + role,
				Map.of("organisation_id", organisation, "roles", List.of(role)));
	}

	private String signed(String issuer, String subject, Map<String, Object> more) {
		long now = Instant.now().getEpochSecond();
		Map<String, Object> claims = new HashMap<>(more);
		claims.putAll(Map.of("iss", issuer, "sub", subject, "iat", now, "exp", now + 10_000));
		String text = part(Map.of("alg", "RS256", "typ", "JWT", "kid", this.kid)) + "." + part(claims);
		try {
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(this.key);
			signature.update(text.getBytes(UTF_8));
			return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static BigInteger number(JsonNode base64) {
		return new BigInteger(1, Base64.getUrlDecoder().decode(base64.asString()));
	}

	private static String part(Map<String, Object> json) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(json));
	}

}
