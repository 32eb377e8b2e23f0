package no.samdrift.notification.stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Which events of a stream somebody wants to see.
 *
 * @param type a CloudEvents type in full, or an event's name such as
 * {@code ProjectMovedToOperation}, whatever its version; absent for all
 * @param subject an aggregate's id; absent for all
 */
record EventFilter(@Nullable String type, @Nullable String subject) {

	boolean everything() {
		return this.type == null && this.subject == null;
	}

	boolean admits(ConsumerRecord<byte[], byte[]> record) {
		return (this.type == null || CloudEventsBatch.attribute(record, "type").filter(this::isWanted).isPresent())
				&& (this.subject == null
						|| CloudEventsBatch.attribute(record, "subject").filter(this.subject::equals).isPresent());
	}

	private boolean isWanted(String full) {
		if (full.equals(this.type)) {
			return true;
		}
		int version = full.lastIndexOf('.');
		return version > 0 && full.substring(full.lastIndexOf('.', version - 1) + 1, version).equals(this.type);
	}

}
