package no.samdrift.notification.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

import no.samdrift.embedded.TestServers;
import no.samdrift.embedded.TopicContents;
import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.AdoptionCard;
import no.samdrift.events.project.AdoptionEvent;
import no.samdrift.events.project.AdoptionId;
import no.samdrift.events.project.AdoptionState;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectState;
import no.samdrift.events.project.RelevanceLevel;
import no.samdrift.journal.readmodel.ReadModels;
import no.samdrift.notification.Publisher;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.facts.CardReader;
import no.samdrift.notification.visible.Refill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What the tests of streams have in common: events in, records out. */
public final class Streams {

	public final TheService service = TheService.shared();

	public final Publisher publisher = Publisher.shared();

	/** Registers municipalities of a story and waits until their streams are open. */
	public Story municipalities(String mark, String... names) {
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

	public void awaitOpen(OrganisationId organisation) {
		await().atMost(Duration.ofSeconds(30))
			.until(() -> this.service.bean(StreamTopics.class).since(organisation).isPresent());
	}

	/** Publishes an event about the story's project. */
	public Envelope publish(Story story, long sequence, Audience audience) {
		Envelope envelope = envelope(story, sequence, audience);
		publish(story, envelope);
		return envelope;
	}

	public Envelope envelope(Story story, long sequence, Audience audience) {
		ProjectEvent event = story.movedToOperation();
		return story.envelope(event, story.project().value(), sequence, audience, "nobody");
	}

	/** Publishes an event, again if it was published before. */
	public void publish(Story story, Envelope envelope) {
		this.publisher.event(envelope, story.movedToOperation(), story.projectCard(ProjectState.OPERATION));
	}

	/** Waits until snapshots are there. */
	public void awaitWhole() {
		await("the cards are whole").atMost(Duration.ofSeconds(30))
			.until(() -> this.service.bean(ReadModels.class).filling(Refill.NAME).isPresent());
	}

	/** One change of one adoption, told to an audience. */
	public void tell(Story story, int adoption, long sequence, AdoptionState state, Audience audience) {
		AdoptionId id = new AdoptionId("tatt-" + adoption + "-" + story.project().value());
		AdoptionEvent event = new AdoptionEvent.AdoptionCandidateNamed(id, story.project(),
				story.organisation("hogdal"), RelevanceLevel.EQUALLY_RELEVANT);
		this.publisher.event(story.envelope(event, id.value(), sequence, audience, "nobody"), event,
				new AdoptionCard(id, story.project(), story.organisation("hogdal"), state));
	}

	/** Waits until every event that is there now is in the streams. */
	public void awaitWritten() {
		await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(50)).until(() -> {
			Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
			sources().forEach((source) -> latest.put(source, OffsetSpec.latest()));
			Map<TopicPartition, Long> ends = ends(latest, IsolationLevel.READ_COMMITTED);
			// a transaction that was committed a moment ago is not decided everywhere yet
			if (!ends.equals(ends(latest, IsolationLevel.READ_UNCOMMITTED))) {
				return false;
			}
			Map<TopicPartition, OffsetAndMetadata> committed = this.service.admin()
				.listConsumerGroupOffsets(StreamContainer.GROUP)
				.partitionsToOffsetAndMetadata()
				.get();
			// the marker of the last transaction is behind the last record
			return ends.entrySet()
				.stream()
				.allMatch((end) -> end.getValue() == 0 || committed.get(end.getKey()) != null
						&& committed.get(end.getKey()).offset() >= end.getValue() - 1)
					&& areDecided();
		});
	}

	/**
	 * Whether every transaction is decided in every stream, and not in its group alone.
	 */
	private boolean areDecided() throws ExecutionException, InterruptedException {
		Map<TopicPartition, OffsetSpec> streams = new HashMap<>();
		for (String topic : this.service.admin().listTopics().names().get()) {
			if (topic.startsWith("samdrift.municipality.")) {
				streams.put(new TopicPartition(topic, 0), OffsetSpec.latest());
			}
		}
		return ends(streams, IsolationLevel.READ_COMMITTED).equals(ends(streams, IsolationLevel.READ_UNCOMMITTED));
	}

	private Map<TopicPartition, Long> ends(Map<TopicPartition, OffsetSpec> latest, IsolationLevel isolation)
			throws ExecutionException, InterruptedException {
		Map<TopicPartition, Long> ends = new HashMap<>();
		this.service.admin()
			.listOffsets(latest, new ListOffsetsOptions(isolation))
			.all()
			.get()
			.forEach((partition, end) -> ends.put(partition, end.offset()));
		return ends;
	}

	/** Every committed record of a stream. */
	List<ConsumerRecord<String, byte[]>> records(OrganisationId organisation) {
		return TopicContents.of(TestServers.kafkaBootstrapServers(), StreamTopics.partition(organisation).topic());
	}

	List<String> ids(OrganisationId organisation) {
		return records(organisation).stream().map((record) -> header(record, "ce_id")).toList();
	}

	static String header(ConsumerRecord<?, ?> record, String name) {
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

	public void awaitNobodyWrites() {
		await().atMost(30, TimeUnit.SECONDS)
			.until(() -> this.service.admin()
				.describeConsumerGroups(List.of(StreamContainer.GROUP))
				.all()
				.get()
				.get(StreamContainer.GROUP)
				.members()
				.isEmpty());
	}

	public double count(String counter) {
		return this.service.bean(MeterRegistry.class).get(counter).counter().count();
	}

	public double gauge(String gauge) {
		return this.service.bean(MeterRegistry.class).get(gauge).gauge().value();
	}

}
