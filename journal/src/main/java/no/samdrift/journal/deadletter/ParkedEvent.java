package no.samdrift.journal.deadletter;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

import no.samdrift.journal.deadletter.DeadLetters.Subscription;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.KafkaHeaders;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * An event as it lies on a topic of parked ones.
 *
 * @param subscription who could not handle it
 * @param record where it lies
 */
record ParkedEvent(Subscription subscription, ConsumerRecord<byte[], byte[]> record) {

	/** What CloudEvents attributes begin with among Kafka's headers. */
	static final String ATTRIBUTES = "ce_";

	/** Its name here. */
	String id() {
		return this.subscription.function() + "~" + this.record.partition() + "~" + this.record.offset();
	}

	byte @Nullable [] key() {
		return this.record.key();
	}

	/** Its CloudEvents attributes, without their prefix. */
	Map<String, String> attributes() {
		Map<String, String> attributes = new TreeMap<>();
		for (Header header : this.record.headers()) {
			if (header.key().startsWith(ATTRIBUTES) && header.value() != null) {
				attributes.put(header.key().substring(ATTRIBUTES.length()), new String(header.value(), UTF_8));
			}
		}
		return attributes;
	}

	byte[] data() {
		return (this.record.value() != null) ? this.record.value() : new byte[0];
	}

	/** Why it could not be handled. */
	String reason() {
		String reason = text(PoisonParking.REASON);
		return (reason != null) ? reason : "not stated";
	}

	Instant parkedAt() {
		return Instant.ofEpochMilli(this.record.timestamp());
	}

	/** Its partition where it came from; -1 when that is not known. */
	int partition() {
		return header(KafkaHeaders.DLT_ORIGINAL_PARTITION, (value) -> ByteBuffer.wrap(value).getInt(), -1);
	}

	/** Its offset where it came from; -1 when that is not known. */
	long offset() {
		return header(KafkaHeaders.DLT_ORIGINAL_OFFSET, (value) -> ByteBuffer.wrap(value).getLong(), -1L);
	}

	@Nullable String attribute(String name) {
		return text(ATTRIBUTES + name);
	}

	private @Nullable String text(String name) {
		return header(name, (value) -> new String(value, UTF_8), null);
	}

	private <T extends @Nullable Object> T header(String name, Function<byte[], T> read, T otherwise) {
		Header found = this.record.headers().lastHeader(name);
		return (found != null && found.value() != null) ? read.apply(found.value()) : otherwise;
	}

}
