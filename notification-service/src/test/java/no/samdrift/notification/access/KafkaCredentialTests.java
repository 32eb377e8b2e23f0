package no.samdrift.notification.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import com.mongodb.client.model.Filters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.data.mongodb.MongoDatabaseFactory;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.TheService.Answer;
import no.samdrift.notification.stream.MunicipalTopic;
import no.samdrift.notification.stream.Streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

class KafkaCredentialTests {

	private final Streams streams = new Streams();

	private String path(OrganisationId organisation) {
		return "/municipalities/" + organisation.value() + "/kafka-credentials";
	}

	private String integrator(Story story, String organisation) {
		return TheService.token(story.person("ine"), story.organisation(organisation), Role.INTEGRATOR);
	}

	private JsonNode make(Story story, String organisation) {
		Answer answer = this.streams.service.post(path(story.organisation(organisation)),
				integrator(story, organisation), Map.of("purpose", "The archive"));
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(201);
		return answer.json();
	}

	private static Map<String, Object> client(JsonNode made) {
		Map<String, Object> settings = new HashMap<>();
		settings.put("bootstrap.servers", made.path("bootstrapServers").asString());
		settings.put("security.protocol", made.path("securityProtocol").asString());
		settings.put("sasl.mechanism", made.path("saslMechanism").asString());
		settings.put("sasl.jaas.config",
				"org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
					.formatted(made.path("credential").path("username").asString(), made.path("password").asString()));
		settings.put("isolation.level", "read_committed");
		settings.put("auto.offset.reset", "earliest");
		settings.put("default.api.timeout.ms", 10_000);
		return settings;
	}

	private static List<String> read(Map<String, Object> client, String group, String topic, int wanted) {
		Map<String, Object> settings = new HashMap<>(client);
		settings.put("group.id", group);
		List<String> ids = new ArrayList<>();
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			consumer.subscribe(List.of(topic));
			await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(10)).until(() -> {
				for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(300))) {
					ids.add(new String(record.headers().lastHeader("ce_id").value()));
				}
				return ids.size() >= wanted;
			});
			consumer.commitSync();
		}
		return ids;
	}

	@Test
	void aCredentialReadsItsOwnStreamInItsOwnGroupsAndNothingElse() {
		Story story = this.streams.municipalities("kafka", "granvag", "lyngsund");
		OrganisationId granvag = story.organisation("granvag");
		String told = this.streams.publish(story, 1, story.only("granvag", "lyngsund")).id();
		this.streams.awaitWritten();
		JsonNode made = make(story, "granvag");
		Map<String, Object> client = client(made);
		String topic = made.path("topic").asString();
		String group = made.path("groupPrefix").asString() + "archive";

		assertThat(topic).isEqualTo(MunicipalTopic.of(granvag));
		assertThat(read(client, group, topic, 1)).containsExactly(told);
		assertThatExceptionOfType(TopicAuthorizationException.class)
			.isThrownBy(() -> read(client, group, MunicipalTopic.of(story.organisation("lyngsund")), 1));
		assertThatExceptionOfType(TopicAuthorizationException.class)
			.isThrownBy(() -> read(client, group, "samdrift.project.events", 1));
		assertThatExceptionOfType(TopicAuthorizationException.class)
			.isThrownBy(() -> read(client, group, "samdrift.person.cards", 1));
		assertThatExceptionOfType(GroupAuthorizationException.class)
			.isThrownBy(() -> read(client, "notification-service.streams", topic, 1));
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(client, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			assertThat(consumer.listTopics().keySet()).containsExactly(topic);
		}
		try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(client, new ByteArraySerializer(),
				new ByteArraySerializer())) {
			assertThatExceptionOfType(ExecutionException.class)
				.isThrownBy(() -> producer.send(new ProducerRecord<>(topic, new byte[0])).get(20, TimeUnit.SECONDS))
				.havingCause()
				.isInstanceOfAny(TopicAuthorizationException.class,
						org.apache.kafka.common.errors.ClusterAuthorizationException.class);
		}
	}

	@Test
	void anotherPasswordEndsTheOneBeforeAndARevokedCredentialReadsNothing() {
		Story story = this.streams.municipalities("rotate", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		this.streams.publish(story, 1, story.only("granvag"));
		this.streams.awaitWritten();
		JsonNode made = make(story, "granvag");
		String topic = made.path("topic").asString();
		String group = granvag.value() + ".archive";
		String credential = path(granvag) + "/" + made.path("credential").path("username").asString();

		JsonNode rotated = this.streams.service.post(credential + "/rotate", integrator(story, "granvag")).json();
		assertThatExceptionOfType(SaslAuthenticationException.class)
			.isThrownBy(() -> read(client(made), group, topic, 1));
		assertThat(read(client(rotated), group, topic, 1)).hasSize(1);

		JsonNode revoked = this.streams.service.post(credential + "/revoke", integrator(story, "granvag")).json();
		assertThat(revoked.path("state").asString()).isEqualTo("REVOKED");
		assertThatExceptionOfType(SaslAuthenticationException.class)
			.isThrownBy(() -> read(client(rotated), group, topic, 1));
		assertThat(this.streams.service.post(credential + "/rotate", integrator(story, "granvag")).status())
			.isEqualTo(404);
	}

	@Test
	void thePasswordIsToldOnceAndKeptNowhere() {
		Story story = this.streams.municipalities("once", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		String password = make(story, "granvag").path("password").asString();

		Answer list = this.streams.service.get(path(granvag), integrator(story, "granvag"));
		assertThat(list.json().size()).isEqualTo(1);
		assertThat(list.json().get(0).path("purpose").asString()).isEqualTo("The archive");
		assertThat(list.json().get(0).path("createdBy").asString()).isEqualTo(story.person("ine").value());
		assertThat(list.response().body()).doesNotContain(password);
		assertThat(documents(granvag).toString()).doesNotContain(password);
	}

	@Test
	void onlyTheOwnIntegratorMakesOneAndNotEndlesslyMany() {
		Story story = this.streams.municipalities("makers", "granvag", "lyngsund");
		OrganisationId granvag = story.organisation("granvag");
		Map<String, Object> wish = Map.of("purpose", "The archive");

		assertThat(this.streams.service.post(path(granvag), integrator(story, "lyngsund"), wish).status())
			.isEqualTo(403);
		assertThat(this.streams.service.post(path(granvag), TheService.system(granvag), wish).status()).isEqualTo(403);
		assertThat(this.streams.service.post(path(granvag), null, wish).status()).isEqualTo(401);
		assertThat(
				this.streams.service.post(path(granvag), integrator(story, "granvag"), Map.of("purpose", "")).status())
			.isEqualTo(400);
		String foreign = make(story, "granvag").path("credential").path("username").asString();
		assertThat(this.streams.service
			.post(path(story.organisation("lyngsund")) + "/" + foreign + "/revoke", integrator(story, "lyngsund"))
			.status()).isEqualTo(404);
		for (int i = 1; i < 10; i++) {
			make(story, "granvag");
		}
		Answer tooMany = this.streams.service.post(path(granvag), integrator(story, "granvag"), wish);
		assertThat(tooMany.status()).isEqualTo(409);
		assertThat(tooMany.problem()).isEqualTo("too-many-credentials");
	}

	/** A crash after each line: what is left is taken away at the next start. */
	@Test
	void whatACrashLeftHalfMadeOrHalfRevokedIsTakenAway() {
		Story story = this.streams.municipalities("crash", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		this.streams.publish(story, 1, story.only("granvag"));
		this.streams.awaitWritten();
		JsonNode halfMade = make(story, "granvag");
		JsonNode halfRevoked = make(story, "granvag");
		JsonNode whole = make(story, "granvag");
		JsonNode justNow = make(story, "granvag");
		set(halfMade, new Document("state", "MAKING").append("createdAt", Date.from(Instant.now().minusSeconds(600))));
		set(halfRevoked, new Document("state", "REVOKING"));
		set(justNow, new Document("state", "MAKING"));
		KafkaCredentials started = new KafkaCredentials(
				this.streams.service.bean(MongoDatabaseFactory.class).getMongoDatabase(),
				this.streams.service.bean(KafkaUsers.class), Clock.systemUTC(), 10, new SimpleMeterRegistry());

		started.repair();

		String topic = whole.path("topic").asString();
		String group = granvag.value() + ".archive";
		for (JsonNode gone : List.of(halfMade, halfRevoked)) {
			assertThatExceptionOfType(SaslAuthenticationException.class)
				.isThrownBy(() -> read(client(gone), group, topic, 1));
		}
		assertThat(read(client(whole), group, topic, 1)).hasSize(1);
		assertThat(read(client(justNow), granvag.value() + ".other", topic, 1)).hasSize(1);
		assertThat(documents(granvag)).extracting((document) -> document.getString("state"))
			.containsExactlyInAnyOrder("REVOKED", "REVOKED", "ACTIVE", "MAKING");
	}

	private void set(JsonNode made, Document values) {
		this.streams.service.bean(MongoDatabaseFactory.class)
			.getMongoDatabase()
			.getCollection("kafka-credentials")
			.updateOne(Filters.eq("_id", made.path("credential").path("username").asString()),
					new Document("$set", values));
	}

	private List<Document> documents(OrganisationId organisation) {
		return this.streams.service.bean(MongoDatabaseFactory.class)
			.getMongoDatabase()
			.getCollection("kafka-credentials")
			.find(Filters.eq("organisation", organisation.value()))
			.into(new ArrayList<>());
	}

}
