package no.samdrift.notification.webhook;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;

/** Signs as Standard Webhooks says, with its own library. */
final class Signature {

	private static final SecureRandom RANDOM = new SecureRandom();

	/** In bytes; Standard Webhooks asks for 24 to 64. */
	private static final int SECRET = 32;

	private Signature() {
	}

	/** A new secret, as it is shown once. */
	static String newSecret() {
		byte[] secret = new byte[SECRET];
		RANDOM.nextBytes(secret);
		return Webhook.SECRET_PREFIX + Base64.getEncoder().encodeToString(secret);
	}

	/**
	 * The headers of an attempt.
	 * @param id the event's id, the same on every attempt
	 * @param at when the attempt is made
	 * @param body what is sent
	 * @param secrets the secrets that sign, one signature each
	 */
	static Map<String, String> headers(String id, Instant at, String body, List<String> secrets) {
		StringBuilder signatures = new StringBuilder();
		for (String secret : secrets) {
			signatures.append(signatures.isEmpty() ? "" : " ").append(sign(id, at, body, secret));
		}
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put(Webhook.UNBRANDED_MSG_ID_KEY, id);
		headers.put(Webhook.UNBRANDED_MSG_TIMESTAMP_KEY, Long.toString(at.getEpochSecond()));
		headers.put(Webhook.UNBRANDED_MSG_SIGNATURE_KEY, signatures.toString());
		return headers;
	}

	private static String sign(String id, Instant at, String body, String secret) {
		try {
			return new Webhook(secret).sign(id, at.getEpochSecond(), body);
		}
		catch (EmptyWebhookSecretException | WebhookSigningException ex) {
			throw new IllegalStateException("A secret that was made here signs nothing");
		}
	}

}
