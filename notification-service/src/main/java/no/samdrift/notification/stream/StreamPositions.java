package no.samdrift.notification.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The highest sequence of each subject that is written to the streams. Written in the
 * same transaction as the streams and read back when a partition is assigned, so that an
 * event that comes again is not written again (guarantee G5); also not when it comes in
 * another partition, because its topic was made anew with another number of them.
 */
final class StreamPositions {

	private static final Logger logger = LoggerFactory.getLogger(StreamPositions.class);

	private static final TopicPartition TOPIC = new TopicPartition(StreamTopics.POSITIONS, 0);

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private final StreamTopics topics;

	private final Map<String, Object> settings;

	/** The source partitions whose positions are known here. */
	private final Set<TopicPartition> loaded = ConcurrentHashMap.newKeySet();

	/** Of each topic each subject's, in whatever partition it was. */
	private final Map<String, Map<String, Long>> byTopic = new ConcurrentHashMap<>();

	StreamPositions(StreamTopics topics, Map<String, Object> clientSettings) {
		this.topics = topics;
		this.settings = new HashMap<>(clientSettings);
		this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
		this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		this.settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 5000);
		// a reader that is closed waits for the fetch that it has asked for ahead, and
		// the streams wait for it
		this.settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 10);
	}

	/**
	 * Reads the positions of those partitions whose are not known here. Whatever a
	 * predecessor has begun is over when this returns: it reads past every record that is
	 * there now, and a reader of committed records comes past one only when its
	 * transaction is decided.
	 */
	void ensureLoaded(Collection<TopicPartition> assigned) {
		List<TopicPartition> sources = assigned.stream().filter((each) -> !this.loaded.contains(each)).toList();
		if (sources.isEmpty()) {
			return;
		}
		this.topics.openPositions();
		Set<String> wanted = sources.stream().map(TopicPartition::topic).collect(Collectors.toSet());
		long end = this.topics.positionsEnd();
		long deadline = System.nanoTime() + PATIENCE.toNanos();
		try (KafkaConsumer<byte[], byte[]> reader = new KafkaConsumer<>(this.settings, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			reader.assign(List.of(TOPIC));
			reader.seekToBeginning(List.of(TOPIC));
			while (reader.position(TOPIC) < end) {
				if (System.nanoTime() > deadline) {
					throw new IllegalStateException("The positions of the streams cannot be read to their end");
				}
				for (ConsumerRecord<byte[], byte[]> record : reader.poll(Duration.ofMillis(500))) {
					String key = new String(record.key(), StandardCharsets.UTF_8);
					int slash = key.indexOf('/');
					String topic = key.substring(0, key.lastIndexOf('-', slash));
					if (wanted.contains(topic)) {
						reached(topic, key.substring(slash + 1), sequence(record.value()));
					}
				}
			}
		}
		this.loaded.addAll(sources);
		logger.info("Writing the streams from {}", sources);
	}

	/** Forgets partitions that another instance may write from by now. */
	void release(Collection<TopicPartition> sources) {
		sources.forEach(this.loaded::remove);
	}

	/** The highest sequence that is written; 0 when none is. */
	long of(TopicPartition source, String subject) {
		if (!this.loaded.contains(source)) {
			throw new IllegalStateException("The positions of " + source + " are not loaded");
		}
		return this.byTopic.getOrDefault(source.topic(), Map.of()).getOrDefault(subject, 0L);
	}

	/** Takes over what a committed transaction has written. */
	void committed(Map<Place, Long> written) {
		written.forEach((place, sequence) -> reached(place.source().topic(), place.subject(), sequence));
	}

	private void reached(String topic, String subject, long sequence) {
		this.byTopic.computeIfAbsent(topic, (name) -> new ConcurrentHashMap<>()).merge(subject, sequence, Math::max);
	}

	static ProducerRecord<byte[], byte[]> record(Place place, long sequence) {
		return new ProducerRecord<>(StreamTopics.POSITIONS, 0,
				(place.source() + "/" + place.subject()).getBytes(StandardCharsets.UTF_8),
				Long.toString(sequence).getBytes(StandardCharsets.UTF_8));
	}

	private static long sequence(byte[] value) {
		return Long.parseLong(new String(value, StandardCharsets.UTF_8));
	}

	/**
	 * Where a subject's events come from.
	 *
	 * @param source the source partition
	 * @param subject the subject; on another programme's topic with its source before it
	 */
	record Place(TopicPartition source, String subject) {
	}

}
