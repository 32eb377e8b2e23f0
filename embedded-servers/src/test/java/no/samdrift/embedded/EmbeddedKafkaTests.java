package no.samdrift.embedded;

import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class EmbeddedKafkaTests {

	@Test
	void theBrokerKeepsTopicsAndRecordsOverARestart(@TempDir Path directory) throws Exception {
		String servers;
		try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("a path with spaces"), 0, 0)) {
			servers = kafka.bootstrapServers();
			createTopic(servers, "kept");
			send(servers, "kept", "before");
		}
		int samePort = Integer.parseInt(servers.substring(servers.indexOf(':') + 1));
		try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("a path with spaces"), samePort, 0)) {
			assertThat(kafka.bootstrapServers()).isEqualTo(servers);
			send(servers, "kept", "after");
			assertThat(read(servers, "kept", 2)).containsExactly("before", "after");
		}
	}

	@Test
	void aBrokerThatWasDownForAWhileGoesOn() throws Exception {
		EmbeddedKafka kafka = TestServers.kafkaOfItsOwn();
		createTopic(kafka.bootstrapServers(), "kept");
		kafka.stop();
		int port = Integer.parseInt(kafka.bootstrapServers().split(":")[1]);
		assertThatExceptionOfType(java.net.ConnectException.class)
			.isThrownBy(() -> new Socket("127.0.0.1", port).close());
		kafka.start();
		send(kafka.bootstrapServers(), "kept", "back");
		assertThat(read(kafka.bootstrapServers(), "kept", 1)).containsExactly("back");
		kafka.close();
	}

	@Test
	void aReaderOfCommittedRecordsNeverSeesAnAbortedTransaction() throws Exception {
		String servers = TestServers.kafkaBootstrapServers();
		createTopic(servers, "transactions");
		try (Producer<String, String> producer = producer(servers, Map.of("transactional.id", "tests"))) {
			producer.initTransactions();
			producer.beginTransaction();
			producer.send(new ProducerRecord<>("transactions", "aborted"));
			producer.abortTransaction();
			producer.beginTransaction();
			producer.send(new ProducerRecord<>("transactions", "committed"));
			producer.commitTransaction();
		}
		assertThat(read(servers, "transactions", 1)).containsExactly("committed");
	}

	@Test
	void transactionsAreOfTheSecondVersion() throws Exception {
		try (Admin admin = admin(TestServers.kafkaBootstrapServers())) {
			short level = admin.describeFeatures()
				.featureMetadata()
				.get()
				.finalizedFeatures()
				.get("transaction.version")
				.maxVersionLevel();
			assertThat(level).isGreaterThanOrEqualTo((short) 2);
		}
	}

	@Test
	void aTopicIsNeverMadeByItself() {
		try (Producer<String, String> producer = producer(TestServers.kafkaBootstrapServers(),
				Map.of("max.block.ms", "500"))) {
			assertThatExceptionOfType(Exception.class)
				.isThrownBy(() -> producer.send(new ProducerRecord<>("nobody-made-this", "x")).get());
		}
		try (Admin admin = admin(TestServers.kafkaBootstrapServers())) {
			assertThatExceptionOfType(Exception.class)
				.isThrownBy(() -> admin.describeTopics(List.of("nobody-made-this")).allTopicNames().get())
				.withCauseInstanceOf(UnknownTopicOrPartitionException.class);
		}
	}

	@Test
	void aTakenPortIsSaidClearly(@TempDir Path directory) {
		String servers = TestServers.kafkaBootstrapServers();
		int taken = Integer.parseInt(servers.substring(servers.indexOf(':') + 1));
		assertThatExceptionOfType(IllegalStateException.class)
			.isThrownBy(() -> EmbeddedKafka.start(directory, taken, 0))
			.withMessageStartingWith("The Kafka broker on port " + taken + ",");
	}

	private static void createTopic(String servers, String topic) throws Exception {
		try (Admin admin = admin(servers)) {
			admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty()))).all().get();
		}
	}

	private static void send(String servers, String topic, String value) throws Exception {
		try (Producer<String, String> producer = producer(servers, Map.of())) {
			producer.send(new ProducerRecord<>(topic, value)).get();
		}
	}

	private static List<String> read(String servers, String topic, int count) {
		Map<String, Object> settings = Map.of("bootstrap.servers", servers, "isolation.level", "read_committed",
				"auto.offset.reset", "earliest");
		try (KafkaConsumer<String, String> consumer = new KafkaConsumer<>(settings, new StringDeserializer(),
				new StringDeserializer())) {
			List<TopicPartition> all = List.of(new TopicPartition(topic, 0));
			consumer.assign(all);
			consumer.seekToBeginning(all);
			List<String> values = new ArrayList<>();
			for (int polls = 0; values.size() < count && polls < 60; polls++) {
				StreamSupport.stream(consumer.poll(Duration.ofMillis(500)).spliterator(), false)
					.map(ConsumerRecord::value)
					.forEach(values::add);
			}
			return values;
		}
	}

	private static Admin admin(String servers) {
		return Admin.create(Map.of("bootstrap.servers", servers));
	}

	private static Producer<String, String> producer(String servers, Map<String, Object> more) {
		Map<String, Object> settings = new java.util.HashMap<>(more);
		settings.put("bootstrap.servers", servers);
		return new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer());
	}

}
