package no.samdrift.journal.topics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * Creates the topics that a service emits and reads before it begins to, and refuses a
 * Kafka with which the guarantees would not hold. When Kafka is down at the start, the
 * service starts all the same and the topics are declared once Kafka is there.
 */
public final class TopicDeclarations implements SmartLifecycle {

	/** Before the relay and before every consumer. */
	static final int PHASE = Integer.MIN_VALUE + 500;

	/**
	 * A record has the time of its event. Kafka refuses what is more than an hour ahead
	 * of its own clock unless a topic says otherwise, and one event of a service or a
	 * programme whose clock is wrong would hold up all that come after it.
	 */
	public static final Map<String, String> ANY_TIME = Map.of(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG,
			Long.toString(Long.MAX_VALUE));

	private static final Logger logger = LoggerFactory.getLogger(TopicDeclarations.class);

	/** Kafka 4's transactions (KIP-890): older ones can tear or lose a transaction. */
	private static final short TRANSACTION_VERSION = 2;

	private final Map<String, Object> settings;

	private final Set<String> topics;

	private final TopicProperties properties;

	private volatile boolean running;

	private volatile boolean declared;

	/**
	 * Declarations of a service.
	 * @param clientSettings how to reach Kafka
	 * @param topics what the service emits and reads
	 * @param properties how new topics are created
	 */
	public TopicDeclarations(Map<String, Object> clientSettings, Set<String> topics, TopicProperties properties) {
		this.settings = new HashMap<>(clientSettings);
		this.settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 10_000);
		this.settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
		this.topics = Set.copyOf(topics);
		this.properties = properties;
	}

	/** The dead-letter topic of a consumer group on a topic. */
	public static String deadLetters(String topic, String group) {
		return topic + "." + group + ".dead-letters";
	}

	/** Whether the topics are there. */
	public boolean isDeclared() {
		return this.declared;
	}

	@Override
	public void start() {
		this.running = true;
		long patience = System.nanoTime() + this.properties.patience().toNanos();
		while (!tryToDeclare()) {
			if (System.nanoTime() > patience) {
				logger.warn("Kafka is not there; starting without it and declaring the topics when it is");
				Thread.ofVirtual().name("topics").start(this::declareLater);
				return;
			}
			pause(Duration.ofMillis(200));
		}
	}

	private void declareLater() {
		while (this.running && !tryToDeclare()) {
			pause(Duration.ofSeconds(1));
		}
	}

	private boolean tryToDeclare() {
		try (Admin admin = Admin.create(this.settings)) {
			requireTransactions(admin);
			create(admin, this.topics);
			requireCompactedCards(admin);
			this.declared = true;
			return true;
		}
		catch (ExecutionException | KafkaException ex) {
			logger.debug("Kafka did not answer", ex);
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return true;
		}
	}

	private void requireTransactions(Admin admin) throws ExecutionException, InterruptedException {
		FinalizedVersionRange version = admin.describeFeatures()
			.featureMetadata()
			.get()
			.finalizedFeatures()
			.get("transaction.version");
		if (version == null || version.maxVersionLevel() < TRANSACTION_VERSION) {
			throw new WrongSetting(
					"Kafka runs with the feature transaction.version "
							+ ((version != null) ? version.maxVersionLevel() : 0)
							+ ", with which a transaction can be torn (KIP-890).",
					"Upgrade it: kafka-features.sh upgrade --feature transaction.version=2");
		}
	}

	/** Creates topics that are not there. */
	private void create(Admin admin, Collection<String> names) throws ExecutionException, InterruptedException {
		List<NewTopic> missing = new ArrayList<>();
		Set<String> existing = admin.listTopics().names().get();
		for (String name : names) {
			if (!existing.contains(name)) {
				Optional<Short> replication = (this.properties.replication() < 0) ? Optional.empty()
						: Optional.of(this.properties.replication());
				missing.add(new NewTopic(name, Optional.of(this.properties.partitions()), replication)
					.configs(lasting(name)));
			}
		}
		for (Map.Entry<String, org.apache.kafka.common.KafkaFuture<Void>> created : admin.createTopics(missing)
			.values()
			.entrySet()) {
			try {
				created.getValue().get();
			}
			catch (ExecutionException ex) {
				if (!(ex.getCause() instanceof TopicExistsException)) {
					throw ex;
				}
			}
		}
	}

	private void requireCompactedCards(Admin admin) throws ExecutionException, InterruptedException {
		List<ConfigResource> cards = this.topics.stream()
			.filter(TopicDeclarations::compacted)
			.map((name) -> new ConfigResource(ConfigResource.Type.TOPIC, name))
			.toList();
		for (Map.Entry<ConfigResource, Config> config : admin.describeConfigs(cards).all().get().entrySet()) {
			String policy = config.getValue().get(TopicConfig.CLEANUP_POLICY_CONFIG).value();
			if (!policy.equals(TopicConfig.CLEANUP_POLICY_COMPACT)) {
				throw new WrongSetting(
						"The topic " + config.getKey().name() + " has cleanup.policy=" + policy
								+ ", so cards would be lost.",
						"Set cleanup.policy=compact on it: kafka-configs.sh --alter --add-config cleanup.policy=compact");
			}
		}
	}

	private static Map<String, String> lasting(String topic) {
		Map<String, String> settings = new HashMap<>(ANY_TIME);
		if (compacted(topic)) {
			settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
		}
		else {
			settings.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
			settings.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
		}
		return settings;
	}

	private static boolean compacted(String topic) {
		return topic.endsWith(".cards");
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
