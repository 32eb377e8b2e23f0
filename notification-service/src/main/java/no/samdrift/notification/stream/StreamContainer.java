package no.samdrift.notification.stream;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.DefaultTransactionIdSuffixStrategy;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.core.MicrometerConsumerListener;
import org.springframework.kafka.core.MicrometerProducerListener;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.ConsumerAwareRebalanceListener;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.DefaultAfterRollbackProcessor;
import org.springframework.kafka.transaction.KafkaTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.util.backoff.ExponentialBackOff;

import no.samdrift.notification.facts.CardReader;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.federation.FederatedTopics;
import no.samdrift.notification.visible.VisibleCards;

/**
 * Runs the {@link StreamWriter}: read, write and commit what was read in one Kafka
 * transaction. What fails is rolled back and tried again, for ever and in order: an event
 * is never skipped.
 * <p>
 * Beside the binder, not in it: the binder would add headers, and a stream has nothing
 * that a framework adds.
 */
class StreamContainer implements SmartLifecycle {

	/** The consumer group. */
	static final String GROUP = "notification-service.streams";

	private static final Logger logger = LoggerFactory.getLogger(StreamContainer.class);

	private final CardReader cards;

	private final Facts facts;

	private final StreamTopics topics;

	private final StreamPositions positions;

	private final DefaultKafkaProducerFactory<byte[], byte[]> producers;

	private final ConcurrentMessageListenerContainer<byte[], byte[]> container;

	private volatile boolean running;

	StreamContainer(Map<String, Object> consumerSettings, Map<String, Object> producerSettings,
			StreamProperties properties, FederatedTopics federated, CardReader cards, Facts facts, StreamTopics topics,
			StreamPositions positions, VisibleCards visible, StreamNews news, StreamSteps steps, Clock clock,
			MeterRegistry meters) {
		this.cards = cards;
		this.facts = facts;
		this.topics = topics;
		this.positions = positions;
		this.producers = producers(producerSettings, properties, meters);
		StreamWriter writer = new StreamWriter(new KafkaTemplate<>(this.producers), federated, cards, facts, topics,
				positions, visible, news, clock, GROUP, steps, meters);
		this.container = container(consumers(consumerSettings, properties, meters),
				federated.and(CardReader.EVENT_TOPICS), writer);
		this.container.setConcurrency(properties.concurrency());
	}

	private static DefaultKafkaProducerFactory<byte[], byte[]> producers(Map<String, Object> clientSettings,
			StreamProperties properties, MeterRegistry meters) {
		Map<String, Object> settings = new HashMap<>(clientSettings);
		settings.put(ProducerConfig.ACKS_CONFIG, "all");
		settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
		settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 30_000);
		settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
		settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 25_000);
		settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
		DefaultKafkaProducerFactory<byte[], byte[]> producers = new DefaultKafkaProducerFactory<>(settings,
				new ByteArraySerializer(), new ByteArraySerializer());
		producers.setTransactionIdPrefix("samdrift." + GROUP + "." + properties.instance() + ".");
		// as many ids as threads, used again and again: a successor fences what it
		// replaces
		producers.setTransactionIdSuffixStrategy(new DefaultTransactionIdSuffixStrategy(properties.concurrency()));
		producers.addListener(new MicrometerProducerListener<>(meters));
		return producers;
	}

	private static DefaultKafkaConsumerFactory<byte[], byte[]> consumers(Map<String, Object> clientSettings,
			StreamProperties properties, MeterRegistry meters) {
		Map<String, Object> settings = new HashMap<>(clientSettings);
		settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
		settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, properties.batch());
		DefaultKafkaConsumerFactory<byte[], byte[]> consumers = new DefaultKafkaConsumerFactory<>(settings,
				new ByteArrayDeserializer(), new ByteArrayDeserializer());
		consumers.addListener(new MicrometerConsumerListener<>(meters));
		return consumers;
	}

	private ConcurrentMessageListenerContainer<byte[], byte[]> container(
			DefaultKafkaConsumerFactory<byte[], byte[]> consumers, Set<String> topics, StreamWriter writer) {
		KafkaTransactionManager<byte[], byte[]> transactions = new KafkaTransactionManager<>(this.producers);
		transactions.setTransactionSynchronization(AbstractPlatformTransactionManager.SYNCHRONIZATION_ALWAYS);
		ContainerProperties settings = new ContainerProperties(topics.toArray(String[]::new));
		settings.setGroupId(GROUP);
		settings.setMessageListener(writer);
		settings.setKafkaAwareTransactionManager(transactions);
		settings.setConsumerRebalanceListener(new ConsumerAwareRebalanceListener() {

			@Override
			public void onPartitionsAssigned(@Nullable Consumer<?, ?> consumer, Collection<TopicPartition> partitions) {
				StreamContainer.this.positions.release(partitions);
			}

			@Override
			public void onPartitionsRevokedAfterCommit(@Nullable Consumer<?, ?> consumer,
					Collection<TopicPartition> partitions) {
				StreamContainer.this.positions.release(partitions);
			}

		});
		ConcurrentMessageListenerContainer<byte[], byte[]> made = new ConcurrentMessageListenerContainer<>(consumers,
				settings);
		made.setBeanName("streams");
		ExponentialBackOff patience = new ExponentialBackOff(100, 2);
		patience.setMaxInterval(5_000);
		made.setAfterRollbackProcessor(new DefaultAfterRollbackProcessor<>(patience));
		return made;
	}

	@Override
	public void start() {
		this.running = true;
		Thread.ofVirtual().name("streams-gate").start(this::open);
	}

	/** Begins to write when the cards that were there at the start are read. */
	private void open() {
		while (this.running) {
			try {
				if (this.cards.caughtUp()) {
					this.topics.openPositions();
					this.container.start();
					keepStreamsOpen();
					return;
				}
				TimeUnit.MILLISECONDS.sleep(50);
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.warn("The streams cannot be written just now: {}", ex.toString());
				pause();
			}
		}
	}

	/** Opens a municipality's stream as soon as it is known, before anything is in it. */
	private void keepStreamsOpen() throws InterruptedException {
		while (this.running) {
			try {
				this.topics.open(this.facts.municipalities());
			}
			catch (RuntimeException ex) {
				logger.warn("Streams cannot be opened just now: {}", ex.toString());
			}
			TimeUnit.MILLISECONDS.sleep(500);
		}
	}

	private static void pause() {
		try {
			TimeUnit.SECONDS.sleep(1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void stop() {
		this.running = false;
		this.container.stop();
		this.producers.reset();
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Stops writing before anything else stops. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
