package no.samdrift.notification.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

import no.samdrift.embedded.TestServers;
import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Publisher;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.facts.CardReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the tests of streams have in common: events in, records out. */
final class Streams {

	final TheService service = TheService.shared();

	final Publisher publisher = Publisher.shared();

	/** Registers municipalities of a story and waits until their streams are open. */
	Story municipalities(String mark, String... names) {
		Story story = new Story(mark);
		for (String name : names) {
			this.publisher.card(EventFamily.ORGANISATION, story.organisation(name).value(), 1,
					story.municipality(name));
		}
		for (String name : names) {
			awaitOpen(story.organisation(name));
		}
		return story;
	}

	void awaitOpen(OrganisationId organisation) {
		await().atMost(Duration.ofSeconds(30))
			.until(() -> this.service.bean(StreamTopics.class).since(organisation).isPresent());
	}

	/** Publishes an event about the story's project. */
	Envelope publish(Story story, long sequence, Audience audience) {
		Envelope envelope = envelope(story, sequence, audience);
		publish(story, envelope);
		return envelope;
	}

	Envelope envelope(Story story, long sequence, Audience audience) {
		ProjectEvent event = story.movedToOperation();
		return story.envelope(event, story.project().value(), sequence, audience, "nobody");
	}

	/** Publishes an event, again if it was published before. */
	void publish(Story story, Envelope envelope) {
		this.publisher.event(envelope, story.movedToOperation(), story.projectCard(ProjectState.OPERATION));
	}

	/** Waits until every event that is there now is in the streams. */
	void awaitWritten() {
		await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> {
			Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
			sources().forEach((source) -> latest.put(source, OffsetSpec.latest()));
			Map<TopicPartition, Long> ends = new HashMap<>();
			this.service.admin()
				.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
				.all()
				.get()
				.forEach((partition, end) -> ends.put(partition, end.offset()));
			Map<TopicPartition, OffsetAndMetadata> committed = this.service.admin()
				.listConsumerGroupOffsets(StreamContainer.GROUP)
				.partitionsToOffsetAndMetadata()
				.get();
			// the marker of the last transaction is behind the last record
			return ends.entrySet()
				.stream()
				.allMatch((end) -> end.getValue() == 0 || committed.get(end.getKey()) != null
						&& committed.get(end.getKey()).offset() >= end.getValue() - 1);
		});
	}

	/** Every committed record of a stream. */
	List<ConsumerRecord<byte[], byte[]>> records(OrganisationId organisation) {
		TopicPartition stream = StreamTopics.partition(organisation);
		long end = this.service.bean(StreamTopics.class).range(organisation).end();
		List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
				Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers(), "isolation.level", "read_committed"),
				new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
			consumer.assign(List.of(stream));
			consumer.seekToBeginning(List.of(stream));
			while (consumer.position(stream) < end) {
				consumer.poll(Duration.ofMillis(200)).forEach(records::add);
			}
		}
		return records;
	}

	List<String> ids(OrganisationId organisation) {
		return records(organisation).stream().map((record) -> header(record, "ce_id")).toList();
	}

	static String header(ConsumerRecord<byte[], byte[]> record, String name) {
		Header header = record.headers().lastHeader(name);
		assertThat(header).as(name).isNotNull();
		return new String(header.value(), StandardCharsets.UTF_8);
	}

	static List<String> headers(ConsumerRecord<?, ?> record) {
		return Arrays.stream(record.headers().toArray()).map(Header::key).toList();
	}

	Set<TopicPartition> sources() throws ExecutionException, InterruptedException {
		Set<TopicPartition> sources = new java.util.HashSet<>();
		this.service.admin()
			.describeTopics(CardReader.EVENT_TOPICS)
			.allTopicNames()
			.get()
			.forEach((topic, about) -> about.partitions()
				.forEach((partition) -> sources.add(new TopicPartition(topic, partition.partition()))));
		return sources;
	}

	void resetOffsets() throws ExecutionException, InterruptedException {
		awaitNobodyWrites();
		Map<TopicPartition, OffsetAndMetadata> zero = new HashMap<>();
		sources().forEach((source) -> zero.put(source, new OffsetAndMetadata(0)));
		this.service.admin().alterConsumerGroupOffsets(StreamContainer.GROUP, zero).all().get();
	}

	void awaitNobodyWrites() {
		await().atMost(30, TimeUnit.SECONDS)
			.until(() -> this.service.admin()
				.describeConsumerGroups(List.of(StreamContainer.GROUP))
				.all()
				.get()
				.get(StreamContainer.GROUP)
				.members()
				.isEmpty());
	}

	double count(String counter) {
		return this.service.bean(MeterRegistry.class).get(counter).counter().count();
	}

	double gauge(String gauge) {
		return this.service.bean(MeterRegistry.class).get(gauge).gauge().value();
	}

}
