package no.samdrift.system;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Well-formed tokens, signed by a key that the issuer does not have. */
final class ForeignTokens {

	private ForeignTokens() {
	}

	static String claimingToBe(String issuer, String person, String organisation, String role) {
		try {
			KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
			long now = Instant.now().getEpochSecond();
			String signed = part("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"kid\":\"foreign\"}") + "." + part("""
					{"iss":"%s","sub":"%s","person_id":"%s","organisation_id":"%s","roles":["%s"],"iat":%d,"exp":%d}"""
				.formatted(issuer, person, person, organisation, role, now, now + 3600));
			Signature signature = Signature.getInstance("SHA256withRSA");
			signature.initSign(keys.getPrivate());
			signature.update(signed.getBytes(UTF_8));
			return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String part(String json) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(UTF_8));
	}

}
