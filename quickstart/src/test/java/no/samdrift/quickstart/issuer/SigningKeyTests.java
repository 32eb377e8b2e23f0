package no.samdrift.quickstart.issuer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class SigningKeyTests {

	@Test
	void aKeyIsMadeOnceAndOnlyItsOwnerReadsIt(@TempDir Path directory) throws Exception {
		Path file = directory.resolve("new directory/key.json");
		String made = SigningKey.keptIn(file).toJSONString();
		assertThat(SigningKey.keptIn(file).toJSONString()).isEqualTo(made);
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
	}

}
