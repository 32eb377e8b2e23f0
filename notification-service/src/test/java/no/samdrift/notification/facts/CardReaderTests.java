package no.samdrift.notification.facts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

import no.samdrift.embedded.TestServers;
import no.samdrift.events.Audience;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Id;
import no.samdrift.events.PersonId;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Publisher;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class CardReaderTests {

	private final TheService service = TheService.shared();

	private final Publisher publisher = Publisher.shared();

	private final Facts facts = this.service.bean(Facts.class);

	@Test
	void anEventIsNotJudgedWhileACardBeforeItIsBeingCommitted() throws Exception {
		Story story = new Story("fence");
		PersonId person = story.person("ny");
		Map<String, Object> settings = Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers(),
				"transactional.id", "tests-" + Id.next());
		try (KafkaProducer<String, byte[]> slow = new KafkaProducer<>(settings, new StringSerializer(),
				new ByteArraySerializer())) {
			slow.initTransactions();
			slow.beginTransaction();
			ProducerRecord<String, byte[]> card = Publisher.cardRecord(EventFamily.PERSON, person.value(), 1,
					story.personCard("ny", null, null));
			slow.send(card).get();
			TopicPartition event = event(story);

			AtomicReference<Thread> judge = new AtomicReference<>();
			CompletableFuture<Boolean> known = new CompletableFuture<>();
			judge.set(Thread.ofPlatform().start(() -> {
				this.service.bean(CardReader.class).awaitCurrent(event, end(event) - 1);
				known.complete(this.facts.knows(EventFamily.PERSON, person.value()));
			}));
			await().atMost(Duration.ofSeconds(20))
				.until(() -> known.isDone() || judge.get().getState() == Thread.State.TIMED_WAITING);
			slow.commitTransaction();

			assertThat(known.get(30, TimeUnit.SECONDS)).isTrue();
		}
	}

	@Test
	void anErasedCardIsForgotten() {
		Story story = new Story("erase");
		PersonId person = story.person("borte");
		this.publisher.card(EventFamily.PERSON, person.value(), 1, story.personCard("borte", null, null));
		await().atMost(Duration.ofSeconds(20)).until(() -> this.facts.person(person).isPresent());

		this.publisher.erase(EventFamily.PERSON, person.value());

		await().atMost(Duration.ofSeconds(20)).until(() -> this.facts.person(person).isEmpty());
	}

	@Test
	void anOlderCardNeverReplacesANewerOne() {
		Story story = new Story("order");
		Facts own = new Facts(TheService.PREFIX);
		own.keep(EventFamily.PROJECT, "p", 2, story.projectCard(ProjectState.OPERATION));
		own.keep(EventFamily.PROJECT, "p", 1, story.projectCard(ProjectState.PILOT));

		assertThat(own.project(new no.samdrift.events.project.ProjectId("p")).orElseThrow().state())
			.isEqualTo(ProjectState.OPERATION);
	}

	/** Publishes an event and tells where it is. */
	private TopicPartition event(Story story) {
		Map<TopicPartition, Long> before = ends();
		ProjectEvent event = story.movedToOperation();
		this.publisher.event(story.envelope(event, story.project().value(), 1, Audience.everybody(List.of()), "nobody"),
				event, story.projectCard(ProjectState.OPERATION));
		return ends().entrySet()
			.stream()
			.filter((end) -> end.getValue() > before.get(end.getKey()))
			.map(Map.Entry::getKey)
			.findFirst()
			.orElseThrow();
	}

	private long end(TopicPartition partition) {
		return ends().get(partition);
	}

	private Map<TopicPartition, Long> ends() {
		try {
			var topic = EventFamily.PROJECT.eventsTopic();
			Map<TopicPartition, OffsetSpec> latest = new java.util.HashMap<>();
			this.service.admin()
				.describeTopics(List.of(topic))
				.allTopicNames()
				.get()
				.get(topic)
				.partitions()
				.forEach((partition) -> latest.put(new TopicPartition(topic, partition.partition()),
						OffsetSpec.latest()));
			Map<TopicPartition, Long> ends = new java.util.HashMap<>();
			this.service.admin()
				.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
				.all()
				.get()
				.forEach((partition, end) -> ends.put(partition, end.offset()));
			return ends;
		}
		catch (InterruptedException | java.util.concurrent.ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
