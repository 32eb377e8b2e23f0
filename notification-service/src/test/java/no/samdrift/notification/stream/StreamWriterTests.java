package no.samdrift.notification.stream;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import no.samdrift.embedded.TestServers;
import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.membership.PersonEvent;
import no.samdrift.notification.Publisher;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.facts.CardReader;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.federation.FederatedTopics;
import no.samdrift.notification.visible.VisibleCards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StreamWriterTests {

	private final Streams streams = new Streams();

	@Test
	void aStreamHasTheEventAsItWasAndNothingThatAFrameworkAdds() {
		Story story = this.streams.municipalities("clean", "granvag");
		Envelope envelope = this.streams.publish(story, 1, story.only("granvag"));
		this.streams.awaitWritten();

		ConsumerRecord<String, byte[]> record = this.streams.records(story.organisation("granvag")).getFirst();
		ProducerRecord<String, byte[]> original = Publisher.eventRecord(envelope, story.movedToOperation(),
				story.projectCard(no.samdrift.events.project.ProjectState.OPERATION));
		assertThat(record.key()).isEqualTo(story.project().value());
		assertThat(record.value()).isEqualTo(original.value());
		assertThat(record.timestamp()).isEqualTo(envelope.time().toEpochMilli());
		assertThat(Streams.headers(record)).containsExactlyInAnyOrder("ce_specversion", "ce_id", "ce_type", "ce_source",
				"ce_subject", "ce_time", "ce_dataschema", "content-type", "ce_sequence", "ce_partitionkey",
				"ce_correlationid", "ce_actor", "ce_actorrole", "ce_actororganisation", "ce_visibility", "ce_cardtype",
				"ce_audience");
		assertThat(Streams.header(record, "ce_id")).isEqualTo(envelope.id());
	}

	@Test
	void aStreamIsKeptForEverInOnePartition() throws Exception {
		Story story = this.streams.municipalities("kept", "granvag");
		String topic = MunicipalTopic.of(story.organisation("granvag"));

		assertThat(this.streams.service.admin()
			.describeTopics(List.of(topic))
			.allTopicNames()
			.get()
			.get(topic)
			.partitions()).hasSize(1);
		var config = this.streams.service.admin()
			.describeConfigs(List.of(new ConfigResource(ConfigResource.Type.TOPIC, topic)))
			.all()
			.get()
			.values()
			.iterator()
			.next();
		assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
		assertThat(config.get("retention.ms").value()).isEqualTo("-1");
		assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
	}

	@Test
	void countiesHaveAStreamAndBusinessesHaveNone() throws Exception {
		Story story = this.streams.municipalities("kinds", "granvag");
		for (OrganisationType type : OrganisationType.values()) {
			String name = "en-" + type.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
			this.streams.publisher.card(EventFamily.ORGANISATION, story.organisation(name).value(), 1,
					story.organisation(name, type, null));
		}
		Envelope all = this.streams.publish(story, 1, Audience.everybody(List.of(story.organisation("en-business"))));
		this.streams.awaitWritten();

		assertThat(this.streams.ids(story.organisation("en-county"))).containsExactly(all.id());
		assertThat(this.streams.ids(story.organisation("en-municipality"))).containsExactly(all.id());
		assertThat(this.streams.service.admin().listTopics().names().get())
			.doesNotContain(MunicipalTopic.of(story.organisation("en-business")));
	}

	@Test
	void aRepeatedTailIsNotWrittenAgain() {
		Story story = this.streams.municipalities("tail", "granvag");
		List<Envelope> told = new ArrayList<>();
		for (int i = 1; i <= 6; i++) {
			told.add(this.streams.publish(story, i, story.only("granvag")));
		}
		this.streams.awaitWritten();
		for (Envelope repeated : told.subList(3, 6)) {
			this.streams.publish(story, repeated);
		}
		told.add(this.streams.publish(story, 7, story.only("granvag")));
		this.streams.awaitWritten();

		assertThat(this.streams.ids(story.organisation("granvag")))
			.containsExactlyElementsOf(told.stream().map(Envelope::id).toList());
	}

	@Test
	void resettingTheOffsetsToZeroWritesNothingTwice() throws Exception {
		Story story = this.streams.municipalities("reset", "granvag", "lyngsund");
		List<String> granvag = new ArrayList<>();
		List<String> lyngsund = new ArrayList<>();
		for (int i = 1; i <= 30; i++) {
			boolean both = i % 3 == 0;
			Envelope told = this.streams.publish(story, i,
					both ? story.only("granvag", "lyngsund") : story.only("granvag"));
			granvag.add(told.id());
			if (both) {
				lyngsund.add(told.id());
			}
		}
		this.streams.awaitWritten();
		StreamContainer container = this.streams.service.bean(StreamContainer.class);
		container.stop();
		this.streams.resetOffsets();
		double repeats = this.streams.count("samdrift.streams.repeats");
		container.start();
		granvag.add(this.streams.publish(story, 31, story.only("granvag")).id());
		this.streams.awaitWritten();

		assertThat(this.streams.count("samdrift.streams.repeats") - repeats).isGreaterThanOrEqualTo(30);
		assertThat(this.streams.ids(story.organisation("granvag"))).isEqualTo(granvag);
		assertThat(this.streams.ids(story.organisation("lyngsund"))).isEqualTo(lyngsund);
	}

	@Test
	void whatFailsInTheMiddleOfATransactionIsDoneAgainAndSeenOnce() {
		Story story = this.streams.municipalities("fails", "granvag", "lyngsund");
		StreamContainer own = this.streams.service.bean(StreamContainer.class);
		own.stop();
		AtomicInteger failures = new AtomicInteger();
		StreamContainer failing = container("tests", Map.of(), (count) -> {
			if (count == 3 && failures.incrementAndGet() <= 3) {
				throw new IllegalStateException("the network is gone");
			}
		});
		List<String> told = new ArrayList<>();
		for (int i = 1; i <= 20; i++) {
			told.add(this.streams.publish(story, i, story.only("granvag", "lyngsund")).id());
		}
		failing.start();
		this.streams.awaitWritten();
		failing.stop();
		own.start();

		assertThat(failures.get()).isGreaterThanOrEqualTo(3);
		assertThat(this.streams.ids(story.organisation("granvag"))).isEqualTo(told);
		assertThat(this.streams.ids(story.organisation("lyngsund"))).isEqualTo(told);
	}

	@Test
	void anInstanceThatHangsInTheMiddleOfATransactionAndWakesUpLateWritesNothing() throws Exception {
		Story story = this.streams.municipalities("zombie", "granvag", "lyngsund");
		StreamContainer own = this.streams.service.bean(StreamContainer.class);
		own.stop();
		this.streams.awaitNobodyWrites();
		CountDownLatch hanging = new CountDownLatch(1);
		CountDownLatch wake = new CountDownLatch(1);
		StreamContainer zombie = container("tests",
				Map.of("max.poll.interval.ms", 3000, "session.timeout.ms", 3000, "heartbeat.interval.ms", 500),
				(count) -> {
					if (count == 3) {
						hanging.countDown();
						awaitQuietly(wake);
					}
				});
		List<String> told = new ArrayList<>();
		for (int i = 1; i <= 10; i++) {
			told.add(this.streams.publish(story, i, story.only("granvag", "lyngsund")).id());
		}
		zombie.start();
		assertThat(hanging.await(30, TimeUnit.SECONDS)).isTrue();
		own.start();
		told.add(this.streams.publish(story, 11, story.only("granvag", "lyngsund")).id());
		this.streams.awaitWritten();
		wake.countDown();
		told.add(this.streams.publish(story, 12, story.only("granvag", "lyngsund")).id());
		this.streams.awaitWritten();
		zombie.stop();
		told.add(this.streams.publish(story, 13, story.only("granvag", "lyngsund")).id());
		this.streams.awaitWritten();

		assertThat(this.streams.ids(story.organisation("granvag"))).isEqualTo(told);
		assertThat(this.streams.ids(story.organisation("lyngsund"))).isEqualTo(told);
	}

	@Test
	void anOrganisationWhoseCardHasNotComeIsWaitedForAndMissesNothing() {
		Story story = this.streams.municipalities("wait", "granvag");
		OrganisationId late = story.organisation("sein");
		Envelope first = this.streams.publish(story, 1, story.only("granvag", "sein"));
		Envelope second = this.streams.publish(story, 2, story.only("granvag"));
		await().atMost(Duration.ofSeconds(30)).until(() -> this.streams.gauge("samdrift.streams.waiting") == 1);
		assertThat(this.streams.ids(story.organisation("granvag"))).isEmpty();

		this.streams.publisher.card(EventFamily.ORGANISATION, late.value(), 1, story.municipality("sein"));
		this.streams.awaitWritten();

		assertThat(this.streams.ids(late)).containsExactly(first.id());
		assertThat(this.streams.ids(story.organisation("granvag"))).containsExactly(first.id(), second.id());
		assertThat(this.streams.gauge("samdrift.streams.waiting")).isZero();
	}

	@Test
	void anEventThatDoesNotSayWhoMaySeeItGoesToNobodyAndStopsNobody() {
		Story story = this.streams.municipalities("poison", "granvag");
		double parked = this.streams.count("samdrift.streams.parked");
		ProducerRecord<String, byte[]> nameless = Publisher.eventRecord(
				this.streams.envelope(story, 1, Audience.everybody(List.of())), story.movedToOperation(), null);
		nameless.headers().remove("ce_visibility");
		this.streams.publisher.send(List.of(nameless));
		Envelope next = this.streams.publish(story, 2, story.only("granvag"));
		this.streams.awaitWritten();

		assertThat(this.streams.ids(story.organisation("granvag"))).containsExactly(next.id());
		assertThat(this.streams.count("samdrift.streams.parked") - parked).isEqualTo(1);
		String operator = TheService.token(story.person("ola"), null, Role.OPERATOR);
		assertThat(this.streams.service.get("/dead-letters", operator).response().body()).contains("projectStreams~")
			.contains(story.project().value())
			.contains("visibility");
	}

	@Test
	void whatTheStreamsParkedIsLookedAtAndGivenUpButNeverWrittenAfterWhatCameLater() {
		Story story = this.streams.municipalities("in-order", "granvag");
		ProducerRecord<String, byte[]> nameless = Publisher.eventRecord(
				this.streams.envelope(story, 1, Audience.everybody(List.of())), story.movedToOperation(), null);
		nameless.headers().remove("ce_visibility");
		this.streams.publisher.send(List.of(nameless));
		Envelope next = this.streams.publish(story, 2, story.only("granvag"));
		this.streams.awaitWritten();
		String operator = TheService.token(story.person("ola"), null, Role.OPERATOR);
		String letter = "/dead-letters/" + parked(story.project().value(), operator);

		TheService.Answer replayed = this.streams.service.post(letter + "/replay", operator);
		TheService.Answer fixed = this.streams.service.post(letter + "/fix", operator,
				Map.of("reason", "The sender forgot it", "attributes", Map.of("visibility", "PUBLIC")));
		TheService.Answer looked = this.streams.service.post(letter + "/look", operator);
		TheService.Answer discarded = this.streams.service.post(letter + "/discard", operator,
				Map.of("reason", "The streams have gone on"));

		assertThat(replayed.response().statusCode()).isEqualTo(409);
		assertThat(fixed.response().statusCode()).isEqualTo(409);
		assertThat(replayed.response().body()).contains("dead-letter-in-order");
		assertThat(fixed.response().body()).contains("dead-letter-in-order");
		assertThat(looked.response().statusCode()).isEqualTo(200);
		assertThat(looked.json().at("/attributes/subject").asString()).isEqualTo(story.project().value());
		assertThat(discarded.json().get("state").asString()).isEqualTo("DISCARDED");
		assertThat(this.streams.service.get(letter, operator).json().at("/handled/0/deed").asString())
			.isEqualTo("LOOKED");
		assertThat(this.streams.ids(story.organisation("granvag"))).containsExactly(next.id());
		String coordinator = TheService.token(story.person("per"), null, Role.COORDINATOR);
		assertThat(this.streams.service.post(letter + "/look", coordinator).response().statusCode()).isEqualTo(403);
	}

	private String parked(String subject, String operator) {
		for (JsonNode letter : this.streams.service.get("/dead-letters", operator).json().get("items")) {
			if (letter.has("subject") && letter.get("subject").asString().equals(subject)) {
				return letter.get("id").asString();
			}
		}
		throw new AssertionError("Nothing is parked about " + subject);
	}

	@Test
	void aPersonsEntryReachesOnlyTheOrganisationThatItNamesAndHoldsNoName() {
		Story story = this.streams.municipalities("person", "granvag", "lyngsund");
		PersonEvent event = new PersonEvent.PersonRegistered(story.person("per"), story.organisation("granvag"));
		Envelope envelope = story.envelope(event, story.person("per").value(), 1,
				Audience.organisations(List.of(story.organisation("granvag"))), "nobody");
		this.streams.publisher.event(envelope, event, story.personCard("per", "granvag", null));
		this.streams.awaitWritten();

		assertThat(this.streams.ids(story.organisation("lyngsund"))).isEmpty();
		ConsumerRecord<String, byte[]> record = this.streams.records(story.organisation("granvag")).getFirst();
		assertThat(new String(record.value())).doesNotContain("Demo per").doesNotContain("card");
	}

	private StreamContainer container(String instance, Map<String, Object> more, StreamSteps steps) {
		Map<String, Object> servers = Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers());
		Map<String, Object> consumer = new HashMap<>(servers);
		consumer.putAll(more);
		StreamTopics topics = this.streams.service.bean(StreamTopics.class);
		return new StreamContainer(consumer, servers,
				new StreamProperties(instance, 1, 5, 8, 100, Duration.ofSeconds(60), null), FederatedTopics.NONE,
				this.streams.service.bean(CardReader.class), this.streams.service.bean(Facts.class), topics,
				new StreamPositions(topics, servers), this.streams.service.bean(VisibleCards.class),
				this.streams.service.bean(StreamNews.class), steps, Clock.systemUTC(), new SimpleMeterRegistry());
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
