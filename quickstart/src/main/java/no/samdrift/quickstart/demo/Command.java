package no.samdrift.quickstart.demo;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import tools.jackson.databind.JsonNode;

/**
 * One command to one service.
 *
 * @param as the user name or client id of the one who gives it
 * @param service the service: membership, project or notification
 * @param path the path, such as {@code /projects/demo-sms/retire}
 * @param body what it says
 */
record Command(String as, String service, String path, JsonNode body) {

	private static final int KEY_LENGTH = 32;

	/**
	 * Names the command for ever: the same words from the same mouth are the same
	 * command, and take effect once.
	 */
	String idempotencyKey() {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update((this.service + this.path + "\n").getBytes(StandardCharsets.UTF_8));
			byte[] hash = digest.digest(this.body.toString().getBytes(StandardCharsets.UTF_8));
			return "demo-" + HexFormat.of().formatHex(hash).substring(0, KEY_LENGTH);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

	/** Whether something that exists is changed, so that its version must be told. */
	boolean changes() {
		return this.path.indexOf('/', this.path.indexOf('/', 1) + 1) > 0;
	}

	/** The path of what is changed, such as {@code /projects/demo-sms}. */
	String resource() {
		int second = this.path.indexOf('/', this.path.indexOf('/', 1) + 1);
		return (second > 0) ? this.path.substring(0, second) : this.path;
	}

	/** The path of what the command makes, when it brings its own id. */
	String made() {
		int second = this.path.indexOf('/', 1);
		String collection = (second > 0) ? this.path.substring(0, second) : this.path;
		return collection + "/" + this.body.path("id").asString();
	}

	@Override
	public String toString() {
		return this.as + ": POST " + this.service + this.path;
	}

}
