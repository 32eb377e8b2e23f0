package no.samdrift.notification.stream;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import org.apache.kafka.common.Uuid;

import no.samdrift.events.OrganisationId;

/**
 * Writes cursors that nobody can read meaning into or change: sealed with HMAC-SHA256.
 */
final class CursorSeal {

	private static final String ALGORITHM = "HmacSHA256";

	private static final byte VERSION = 1;

	private static final int SEAL = 16;

	private static final int MOST = 512;

	private final SecretKeySpec key;

	CursorSeal(byte[] key) {
		this.key = new SecretKeySpec(key, ALGORITHM);
	}

	String encoded(StreamCursor cursor) {
		byte[] organisation = cursor.organisation().value().getBytes(StandardCharsets.UTF_8);
		byte[] content = ByteBuffer.allocate(1 + 3 * Long.BYTES + organisation.length)
			.put(VERSION)
			.putLong(cursor.incarnation().getMostSignificantBits())
			.putLong(cursor.incarnation().getLeastSignificantBits())
			.putLong(cursor.next())
			.put(organisation)
			.array();
		byte[] sealed = ByteBuffer.allocate(content.length + SEAL).put(content).put(seal(content)).array();
		return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
	}

	/** Reads a cursor; empty when it is none of ours or was changed. */
	Optional<StreamCursor> read(String encoded) {
		try {
			if (encoded.length() > MOST) {
				return Optional.empty();
			}
			byte[] sealed = Base64.getUrlDecoder().decode(encoded);
			if (sealed.length <= SEAL) {
				return Optional.empty();
			}
			byte[] content = Arrays.copyOf(sealed, sealed.length - SEAL);
			byte[] seal = Arrays.copyOfRange(sealed, sealed.length - SEAL, sealed.length);
			if (!MessageDigest.isEqual(seal, seal(content)) || content[0] != VERSION) {
				return Optional.empty();
			}
			ByteBuffer buffer = ByteBuffer.wrap(content, 1, content.length - 1);
			Uuid incarnation = new Uuid(buffer.getLong(), buffer.getLong());
			long next = buffer.getLong();
			byte[] organisation = new byte[buffer.remaining()];
			buffer.get(organisation);
			return Optional.of(new StreamCursor(new OrganisationId(new String(organisation, StandardCharsets.UTF_8)),
					incarnation, next));
		}
		catch (IllegalArgumentException | BufferUnderflowException ex) {
			return Optional.empty();
		}
	}

	private byte[] seal(byte[] content) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(this.key);
			return Arrays.copyOf(mac.doFinal(content), SEAL);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java has no " + ALGORITHM, ex);
		}
	}

}
