package no.samdrift.notification.stream;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.MeterRegistry;
import org.bson.Document;

import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

import no.samdrift.events.EventFamily;
import no.samdrift.journal.deadletter.DeadLetters.OwnConsumers;
import no.samdrift.journal.deadletter.DeadLetters.Subscription;
import no.samdrift.journal.topics.TopicDeclarations;
import no.samdrift.journal.topics.TopicProperties;
import no.samdrift.notification.facts.CardReader;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.federation.FederatedTopics;
import no.samdrift.notification.visible.VisibleCards;

/** From events to municipalities' streams. */
@Configuration(proxyBeanMethods = false)
class StreamConfiguration {

	private static final String CURSOR_KEY = "cursor-key";

	@Bean
	TopicDeclarations streamSources(KafkaProperties kafka, FederatedTopics federated, TopicProperties properties) {
		Set<String> parked = federated.and(CardReader.EVENT_TOPICS)
			.stream()
			.map((topic) -> TopicDeclarations.deadLetters(topic, StreamContainer.GROUP))
			.collect(Collectors.toSet());
		return new TopicDeclarations(kafka.buildAdminProperties(), parked, properties);
	}

	/** What is parked shows at {@code GET /dead-letters}; it can only be given up. */
	@Bean
	OwnConsumers streamConsumers(FederatedTopics federated) {
		List<Subscription> read = new ArrayList<>();
		read.add(read("projectStreams", EventFamily.PROJECT.eventsTopic()));
		read.add(read("membershipStreams", EventFamily.GROUP.eventsTopic()));
		read.add(read("notificationStreams", EventFamily.SUBSCRIPTION.eventsTopic()));
		federated.followed().forEach((name) -> read.add(read("federated-" + name, FederatedTopics.of(name))));
		return new OwnConsumers(read);
	}

	private static Subscription read(String name, String topic) {
		return new Subscription(name, topic, StreamContainer.GROUP);
	}

	@Bean
	StreamTopics streamTopics(KafkaProperties kafka, TopicProperties properties, MongoDatabaseFactory mongo,
			Clock clock) {
		return new StreamTopics(kafka.buildAdminProperties(), properties.replication(), mongo.getMongoDatabase(),
				clock);
	}

	@Bean
	StreamPositions streamPositions(StreamTopics topics, KafkaProperties kafka) {
		return new StreamPositions(topics, kafka.buildConsumerProperties());
	}

	@Bean
	StreamNews streamNews(StreamTopics topics, StreamProperties properties, MeterRegistry meters) {
		return new StreamNews(topics, properties.waiting(), meters);
	}

	@Bean
	StreamContainer streamContainer(KafkaProperties kafka, StreamProperties properties, FederatedTopics federated,
			CardReader cards, Facts facts, StreamTopics topics, StreamPositions positions, VisibleCards visible,
			StreamNews news, Clock clock, MeterRegistry meters) {
		return new StreamContainer(kafka.buildConsumerProperties(), kafka.buildProducerProperties(), properties,
				federated, cards, facts, topics, positions, visible, news, StreamSteps.GO_ON, clock, meters);
	}

	@Bean
	StreamReaders streamReaders(KafkaProperties kafka, StreamProperties properties, MeterRegistry meters) {
		return new StreamReaders(kafka.buildConsumerProperties(), properties.readers(), meters);
	}

	@Bean
	StreamFeed streamFeed(StreamTopics topics, StreamReaders readers, StreamNews news, Facts facts,
			StreamProperties properties, MongoDatabaseFactory mongo) {
		return new StreamFeed(topics, readers, news, facts, () -> new CursorSeal(cursorKey(properties, mongo)));
	}

	@Bean
	StreamOutlet streamOutlet(StreamTopics topics, StreamFeed feed, StreamNews news) {
		return new StreamOutlet(topics, feed, news);
	}

	private static byte[] cursorKey(StreamProperties properties, MongoDatabaseFactory mongo) {
		return (properties.cursorKey() != null) ? properties.cursorKey().getBytes(StandardCharsets.UTF_8)
				: keptKey(mongo.getMongoDatabase());
	}

	/** The key that the first instance made; cursors outlive every instance. */
	private static byte[] keptKey(MongoDatabase database) {
		MongoCollection<Document> settings = database.getCollection("settings");
		Document kept = settings.find(Filters.eq("_id", CURSOR_KEY)).first();
		if (kept == null) {
			byte[] made = new byte[32];
			new SecureRandom().nextBytes(made);
			kept = new Document("_id", CURSOR_KEY).append("value", Base64.getEncoder().encodeToString(made));
			try {
				settings.insertOne(kept);
			}
			catch (MongoWriteException ex) {
				if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
					throw ex;
				}
				return keptKey(database);
			}
		}
		return Base64.getDecoder().decode(kept.getString("value"));
	}

}
