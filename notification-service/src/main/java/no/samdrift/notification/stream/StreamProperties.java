package no.samdrift.notification.stream;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How municipalities' streams are written and read.
 *
 * @param instance tells this instance from others: its transactional ids begin with it,
 * so it must be the same after a restart and no two running instances may share it
 * @param concurrency how many threads write; the partitions of events are divided among
 * them
 * @param batch how many events go into one Kafka transaction at most
 * @param readers how many pages are read at the same time at most
 * @param waiting how many systems may wait for something new at the same time
 * @param longestWait the longest wait that a system may ask for
 * @param cursorKey the key that seals cursors, at least 32 characters; absent when the
 * service is to make one and keep it in its database
 */
@ConfigurationProperties("samdrift.streams")
record StreamProperties(@DefaultValue("local") String instance, @DefaultValue("1") int concurrency,
		@DefaultValue("200") int batch, @DefaultValue("8") int readers, @DefaultValue("1000") int waiting,
		@DefaultValue("60s") Duration longestWait, @Nullable String cursorKey) {

	StreamProperties {
		if (cursorKey != null && cursorKey.isBlank()) {
			cursorKey = null;
		}
		if (cursorKey != null && cursorKey.length() < 32) {
			throw new IllegalArgumentException("samdrift.streams.cursor-key needs 32 characters or more");
		}
	}

}
