package no.samdrift.notification.facts;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Sequence;

/**
 * Reads every topic of cards into {@link Facts}: from the beginning at each start, then
 * as they come. Each instance reads all of them, in no consumer group.
 * <p>
 * Cards and events travel on different topics. {@link #awaitCurrent} closes the gap: it
 * asks Kafka how far the cards go now and waits until they are read, so an event is never
 * judged by facts that are older than the event.
 */
public final class CardReader implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(CardReader.class);

	/** After the topics are declared, before anything that reads events. */
	private static final int PHASE = Integer.MIN_VALUE + 600;

	/** Every topic of events. */
	public static final Set<String> EVENT_TOPICS = Arrays.stream(EventFamily.values())
		.map(EventFamily::eventsTopic)
		.collect(Collectors.toUnmodifiableSet());

	/** Every topic of cards. */
	public static final Set<String> CARD_TOPICS = Arrays.stream(EventFamily.values())
		.map(EventFamily::cardsTopic)
		.collect(Collectors.toUnmodifiableSet());

	private static final Duration POLL = Duration.ofMillis(250);

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Facts facts;

	private final Map<String, Object> settings;

	private final Map<String, EventFamily> topics = new HashMap<>();

	private final Map<TopicPartition, Long> positions = new ConcurrentHashMap<>();

	private final Counter unreadable;

	private volatile Map<TopicPartition, Long> firstEnds = Map.of();

	private volatile boolean assigned;

	private volatile List<TopicPartition> eventPartitions = List.of();

	/** Events before these offsets can be judged by what is read. */
	private final Map<TopicPartition, Long> covered = new ConcurrentHashMap<>();

	private volatile boolean running;

	private @Nullable Admin admin;

	private @Nullable Thread thread;

	/**
	 * Reads into {@code facts}.
	 * @param clientSettings how to reach Kafka
	 */
	public CardReader(Facts facts, Map<String, Object> clientSettings, MeterRegistry meters) {
		this.facts = facts;
		this.settings = new HashMap<>(clientSettings);
		this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
		this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		this.settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2000);
		for (EventFamily family : EventFamily.values()) {
			this.topics.put(family.cardsTopic(), family);
			Gauge.builder("samdrift.facts.cards", () -> facts.count(family))
				.description("Cards known here")
				.tag("family", family.key())
				.register(meters);
		}
		this.unreadable = Counter.builder("samdrift.facts.unreadable")
			.description("Cards that could not be read; must stay 0")
			.register(meters);
		Gauge.builder("samdrift.facts.current", () -> caughtUp() ? 1 : 0)
			.description("Whether the cards that were there at the start are read")
			.register(meters);
	}

	/** Whether the cards that were there at the start are read. */
	public boolean caughtUp() {
		return this.assigned && reached(this.firstEnds);
	}

	/**
	 * Waits until every card that was in Kafka when the event was is read, however long
	 * that takes: an event is not to be judged, nor given up, because Kafka is slow. Asks
	 * Kafka once for all events that are there at that time, so a long backlog costs one
	 * question.
	 * @param event where the event is
	 * @param offset its offset there
	 * @throws IllegalStateException when the service stops meanwhile
	 */
	public void awaitCurrent(TopicPartition event, long offset) {
		while (offset >= this.covered.getOrDefault(event, 0L)) {
			if (!this.running) {
				throw new IllegalStateException("The service stops");
			}
			try {
				// in this order: whatever event is there now, its cards are there when
				// asked next
				Map<TopicPartition, Long> events = ends(this.eventPartitions, IsolationLevel.READ_COMMITTED);
				Map<TopicPartition, Long> cards = ends(this.positions.keySet(), IsolationLevel.READ_UNCOMMITTED);
				if (this.assigned && this.facts.await(() -> reached(cards) || !this.running, PATIENCE)
						&& reached(cards)) {
					events.forEach((partition, end) -> this.covered.merge(partition, end, Math::max));
				}
			}
			catch (ExecutionException | TimeoutException ex) {
				logger.warn("Kafka does not say how far the cards go: {}", ex.toString());
				pause(Duration.ofMillis(500));
			}
		}
	}

	private boolean reached(Map<TopicPartition, Long> ends) {
		return ends.entrySet()
			.stream()
			.allMatch((end) -> this.positions.getOrDefault(end.getKey(), 0L) >= end.getValue());
	}

	private Map<TopicPartition, Long> ends(Collection<TopicPartition> partitions, IsolationLevel isolation)
			throws ExecutionException, TimeoutException {
		Admin client = Objects.requireNonNull(this.admin);
		Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
		partitions.forEach((partition) -> latest.put(partition, OffsetSpec.latest()));
		try {
			Map<TopicPartition, Long> ends = new HashMap<>();
			client.listOffsets(latest, new ListOffsetsOptions(isolation))
				.all()
				.get(10, TimeUnit.SECONDS)
				.forEach((partition, end) -> ends.put(partition, end.offset()));
			return ends;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	@Override
	public void start() {
		this.running = true;
		Map<String, Object> adminSettings = new HashMap<>(this.settings);
		adminSettings.keySet()
			.removeIf((name) -> !org.apache.kafka.clients.admin.AdminClientConfig.configNames().contains(name));
		this.admin = Admin.create(adminSettings);
		this.thread = Thread.ofPlatform().name("cards").start(this::run);
	}

	private void run() {
		while (this.running) {
			try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(this.settings,
					new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
				if (assign(consumer)) {
					while (this.running) {
						read(consumer);
					}
				}
			}
			catch (KafkaException ex) {
				logger.warn("The cards cannot be read just now: {}", ex.toString());
				pause(Duration.ofSeconds(1));
			}
		}
	}

	/** Goes on where it was, or begins at the beginning. */
	private boolean assign(KafkaConsumer<byte[], byte[]> consumer) {
		List<TopicPartition> partitions = partitions(consumer, this.topics.keySet());
		List<TopicPartition> events = partitions(consumer, EVENT_TOPICS);
		if (partitions.isEmpty() || events.isEmpty()) {
			pause(Duration.ofMillis(200));
			return false;
		}
		this.eventPartitions = events;
		consumer.assign(partitions);
		if (this.firstEnds.isEmpty()) {
			this.firstEnds = Map.copyOf(consumer.endOffsets(partitions));
		}
		for (TopicPartition partition : partitions) {
			Long position = this.positions.get(partition);
			if (position != null) {
				consumer.seek(partition, position);
			}
			else {
				consumer.seekToBeginning(List.of(partition));
				this.positions.put(partition, consumer.position(partition));
			}
		}
		this.assigned = true;
		return true;
	}

	/** All partitions of the topics; none while one of the topics is not there. */
	private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer, Collection<String> topics) {
		List<TopicPartition> partitions = new ArrayList<>();
		for (String topic : topics) {
			List<TopicPartition> found = consumer.partitionsFor(topic)
				.stream()
				.map((partition) -> new TopicPartition(topic, partition.partition()))
				.toList();
			if (found.isEmpty()) {
				logger.debug("The topic {} is not there yet", topic);
				return List.of();
			}
			partitions.addAll(found);
		}
		return partitions;
	}

	private void read(KafkaConsumer<byte[], byte[]> consumer) {
		ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
		for (ConsumerRecord<byte[], byte[]> record : records) {
			learn(record);
		}
		for (TopicPartition partition : consumer.assignment()) {
			this.positions.put(partition, consumer.position(partition));
		}
		this.facts.announce();
	}

	private void learn(ConsumerRecord<byte[], byte[]> record) {
		EventFamily family = this.topics.get(record.topic());
		if (family == null || record.key() == null) {
			return;
		}
		String id = new String(record.key(), StandardCharsets.UTF_8);
		if (record.value() == null) {
			this.facts.forget(family, id);
			return;
		}
		try {
			Header sequence = record.headers().lastHeader("ce_sequence");
			if (sequence == null) {
				throw new IllegalArgumentException("A card needs the attribute sequence");
			}
			this.facts.keep(family, id, Sequence.parse(new String(sequence.value(), StandardCharsets.UTF_8)),
					EventJson.mapper().readValue(record.value(), family.cardType()));
		}
		catch (RuntimeException ex) {
			this.unreadable.increment();
			logger.error("The card at {}-{}@{} cannot be read: {}", record.topic(), record.partition(), record.offset(),
					ex.getClass().getName());
		}
	}

	private static void pause(Duration duration) {
		try {
			TimeUnit.MILLISECONDS.sleep(duration.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void stop() {
		this.running = false;
		Thread reading = this.thread;
		Admin client = this.admin;
		try {
			if (reading != null) {
				reading.join(Duration.ofSeconds(5));
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		if (client != null) {
			client.close(Duration.ofSeconds(1));
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
