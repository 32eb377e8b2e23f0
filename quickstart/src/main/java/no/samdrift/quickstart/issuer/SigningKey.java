package no.samdrift.quickstart.issuer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.util.UUID;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;

/**
 * The key that signs tokens: made once, then kept in a file that only its owner reads.
 */
final class SigningKey {

	private static final int BITS = 2048;

	private SigningKey() {
	}

	static RSAKey keptIn(Path file) {
		try {
			if (Files.exists(file)) {
				return RSAKey.parse(Files.readString(file));
			}
			RSAKey key = new RSAKeyGenerator(BITS).keyID(UUID.randomUUID().toString()).generate();
			Files.createDirectories(file.toAbsolutePath().getParent());
			Files.createFile(file);
			if (Files.getFileStore(file).supportsFileAttributeView("posix")) {
				Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
			}
			Files.writeString(file, key.toJSONString());
			return key;
		}
		catch (IOException | ParseException | JOSEException ex) {
			throw new IllegalStateException("The signing key in " + file + " cannot be read or made", ex);
		}
	}

}
