package no.samdrift.notification.stream;

import java.util.Base64;
import java.util.Optional;

import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

import no.samdrift.events.OrganisationId;

import static org.assertj.core.api.Assertions.assertThat;

class CursorSealTests {

	private final CursorSeal seal = new CursorSeal("a key for tests, long enough".getBytes());

	private final StreamCursor cursor = new StreamCursor(new OrganisationId("granvag"), Uuid.randomUuid(), 4711);

	@Test
	void aCursorComesBackAsItWas() {
		assertThat(this.seal.read(this.seal.encoded(this.cursor))).contains(this.cursor);
	}

	@Test
	void noBitOfACursorCanBeChanged() {
		byte[] sealed = Base64.getUrlDecoder().decode(this.seal.encoded(this.cursor));
		for (int bit = 0; bit < sealed.length * 8; bit++) {
			byte[] changed = sealed.clone();
			changed[bit / 8] ^= (byte) (1 << (bit % 8));
			Optional<StreamCursor> read = this.seal
				.read(Base64.getUrlEncoder().withoutPadding().encodeToString(changed));
			assertThat(read).isEmpty();
		}
	}

	@Test
	void garbageIsNoCursor() {
		for (String garbage : new String[] { "", "x", "%%%", "AAAA", "a".repeat(400), "b".repeat(600) }) {
			assertThat(this.seal.read(garbage)).isEmpty();
		}
	}

	@Test
	void anotherServicesCursorIsNoCursor() {
		assertThat(new CursorSeal("another key".getBytes()).read(this.seal.encoded(this.cursor))).isEmpty();
	}

}
