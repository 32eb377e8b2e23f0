package no.samdrift.journal.consume;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import no.samdrift.embedded.TestServers;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.events.project.ProgrammeCard;
import no.samdrift.events.project.ProgrammeEvent.FocusAreaDefined;
import no.samdrift.journal.Acts;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Tally;
import no.samdrift.journal.Unknown;
import no.samdrift.journal.deadletter.DeadLetter;
import no.samdrift.journal.deadletter.DeadLetters;
import no.samdrift.journal.deadletter.Fix;
import no.samdrift.journal.deadletter.OpenedLetter;
import no.samdrift.journal.replica.Replica;
import no.samdrift.journal.replica.Replicas;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.messaging.Message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/** A small service that reads its own events and cards through Spring Cloud Stream. */
class ConsumingServiceTest {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static ConfigurableApplicationContext context;

	private final Heard heard = context.getBean(Heard.class);

	private final DeadLetters deadLetters = context.getBean(DeadLetters.class);

	@BeforeAll
	static void start() {
		context = new SpringApplicationBuilder(SmallService.class).web(WebApplicationType.NONE)
			.run("--samdrift.service-name=project-service",
					"--spring.kafka.bootstrap-servers=" + TestServers.kafkaBootstrapServers(),
					"--spring.mongodb.uri=" + TestServers.mongoUri("consuming-" + Id.next()),
					"--spring.cloud.function.definition=programmeCards;projectEvents",
					"--spring.cloud.stream.bindings.programmeCards-in-0.destination=samdrift.programme.cards",
					"--spring.cloud.stream.bindings.programmeCards-in-0.group=consuming-test",
					"--spring.cloud.stream.bindings.projectEvents-in-0.destination=samdrift.project.events",
					"--spring.cloud.stream.bindings.projectEvents-in-0.group=consuming-test");
	}

	@AfterAll
	static void stop() {
		context.close();
	}

	@Test
	void anEventIsHeardAndItsCardIsKept() {
		String id = create();
		collect(id, "vann");

		await().atMost(PATIENCE).until(() -> this.heard.codes(id).equals(List.of("vann")));
		await().atMost(PATIENCE)
			.until(() -> replica().find(id).filter((card) -> card.focusAreas().size() == 1).isPresent());
	}

	@Test
	void anOlderCardDoesNotReplaceANewerOne() {
		String id = create();
		collect(id, "vann");
		await().atMost(PATIENCE)
			.until(() -> replica().find(id).filter((card) -> card.focusAreas().size() == 1).isPresent());
		ProgrammeCard newer = replica().require(id);

		replica().keep(id, 1, new ProgrammeCard(newer.programmeId(), newer.names(), newer.startedOn(),
				newer.hostOrganisationId(), List.of()));

		assertThat(replica().require(id)).isEqualTo(newer);
	}

	@Test
	void aCardThatHasNotArrivedIsNeverGuessed() {
		assertThatExceptionOfType(FactNotYetKnown.class).isThrownBy(() -> replica().require("nowhere"));
	}

	@Test
	void aPoisonEventIsParkedWithItsReasonAndDoesNotBlockTheOthers() {
		String id = create();
		this.heard.refuse("gift");
		collect(id, "gift");
		collect(id, "vann");

		await().atMost(PATIENCE).until(() -> this.heard.codes(id).equals(List.of("vann")));
		DeadLetter parked = await().atMost(PATIENCE).until(() -> parked(id), (letters) -> letters.size() == 1).get(0);
		assertThat(parked.reason()).contains("IllegalStateException", "gift is poison");
		assertThat(parked.type()).isEqualTo("no.samdrift.project.FocusAreaDefined.v1");
		assertThat(parked.topic()).isEqualTo("samdrift.project.events");
		assertThat(parked.state()).isEqualTo(DeadLetter.State.PARKED);

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.deadLetters.replay(parked.id(), "demo-p09"));
		this.heard.accept("gift");
		DeadLetter replayed = this.deadLetters.replay(parked.id(), "demo-p09");

		assertThat(replayed.state()).isEqualTo(DeadLetter.State.REPLAYED);
		assertThat(this.heard.codes(id)).containsExactly("vann", "gift");
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.deadLetters.discard(parked.id(), "demo-p09", "too late"));
	}

	@Test
	void whatIsNoCloudEventIsParkedAndCanBeDiscarded() {
		String key = Id.next();
		send("samdrift.project.events", key, "not a cloud event", Map.of());

		DeadLetter parked = await().atMost(PATIENCE)
			.until(() -> this.deadLetters.list()
				.stream()
				.filter((letter) -> letter.reason().contains("no CloudEvents attribute"))
				.filter((letter) -> letter.state() == DeadLetter.State.PARKED)
				.toList(), (letters) -> !letters.isEmpty())
			.get(0);
		long waiting = this.deadLetters.waiting().size();
		DeadLetter discarded = this.deadLetters.discard(parked.id(), "demo-p09", "sent by mistake");

		assertThat(discarded.state()).isEqualTo(DeadLetter.State.DISCARDED);
		assertThat(this.deadLetters.waiting()).hasSize((int) waiting - 1);
		assertThat(this.deadLetters.list()).as("nothing is deleted").contains(discarded);
	}

	@Test
	void anEventThatLacksAnAttributeIsFixedAndKeepsAllElseAndItsOriginal() {
		DeadLetter parked = withoutVisibility(Id.next());
		double fixedBefore = fixed();

		DeadLetter fixed = this.deadLetters.fix(parked.id(), "demo-p09", "The sender forgot it",
				new Fix(Map.of("visibility", "PUBLIC"), null));

		assertThat(fixed.state()).isEqualTo(DeadLetter.State.FIXED);
		assertThat(fixed.settledBy()).isEqualTo("demo-p09");
		assertThat(fixed.settledReason()).isEqualTo("The sender forgot it");
		assertThat(this.heard.codes(parked.subject())).containsExactly("vann");
		assertThat(fixed()).isEqualTo(fixedBefore + 1);
		OpenedLetter opened = this.deadLetters.look(parked.id(), "demo-p09");
		assertThat(opened.attributes()).as("the letter is as it came").doesNotContainKey("visibility");
		assertThat(opened.data()).contains("vann");
		assertThat(opened.fixes()).singleElement()
			.satisfies((tried) -> assertThat(tried.attributes()).containsExactly(Map.entry("visibility", "PUBLIC")));
		assertThat(opened.letter().handled()).extracting(DeadLetter.Handling::deed)
			.containsExactly(DeadLetter.Deed.FIX_BEGUN, DeadLetter.Deed.FIXED, DeadLetter.Deed.LOOKED);
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.deadLetters.replay(parked.id(), "demo-p09"));
	}

	@Test
	void aFixNeverChangesWhatTheEventSaysAlready() {
		DeadLetter parked = withoutVisibility(Id.next());

		for (String attribute : List.of("id", "subject", "sequence", "type", "source")) {
			assertThatExceptionOfType(Refused.class)
				.isThrownBy(() -> this.deadLetters.fix(parked.id(), "demo-p09", "try",
						new Fix(Map.of(attribute, "another"), null)))
				.matches((refused) -> refused.unmet().getFirst().code().equals("dead-letter-attribute-stands"));
		}
		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.deadLetters.fix(parked.id(), "demo-p09", "try", new Fix(Map.of(), null)));
		assertThat(this.heard.codes(parked.subject())).isEmpty();
		assertThat(this.deadLetters.find(parked.id()).state()).isEqualTo(DeadLetter.State.PARKED);
		assertThat(this.deadLetters.find(parked.id()).handled()).isEmpty();
	}

	@Test
	void dataThatStillDoesNotFitLeavesTheEventParkedUntilItFits() {
		String subject = Id.next();
		send("samdrift.project.events", subject, "{\"programmeId\": 7", attributes(subject));
		DeadLetter parked = awaitParked(subject);

		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> this.deadLetters.fix(parked.id(), "demo-p09", "first try",
					new Fix(Map.of(), Map.of("programmeId", List.of(1)))))
			.matches((refused) -> refused.unmet().getFirst().code().equals("dead-letter-fails-again"));
		DeadLetter still = this.deadLetters.find(parked.id());
		DeadLetter fixed = this.deadLetters.fix(parked.id(), "demo-p09", "The data was cut off",
				new Fix(Map.of(), data(subject)));

		assertThat(still.state()).isEqualTo(DeadLetter.State.PARKED);
		assertThat(still.handled()).extracting(DeadLetter.Handling::deed)
			.containsExactly(DeadLetter.Deed.FIX_BEGUN, DeadLetter.Deed.FAILED);
		assertThat(fixed.state()).isEqualTo(DeadLetter.State.FIXED);
		assertThat(this.heard.codes(subject)).containsExactly("vann");
		OpenedLetter opened = this.deadLetters.look(parked.id(), "demo-p10");
		assertThat(opened.data()).isEqualTo("{\"programmeId\": 7");
		assertThat(opened.fixes()).extracting(OpenedLetter.TriedFix::reason)
			.containsExactly("first try", "The data was cut off");
		assertThat(opened.letter().handled().getLast().by()).isEqualTo("demo-p10");
	}

	@Test
	void whatIsNotParkedIsUnknown() {
		for (String id : List.of("nobody~0~0", "projectEvents~0~999999", "projectEvents~999~0", "projectEvents~0~-1",
				"projectEvents~x~0", "projectEvents")) {
			assertThatExceptionOfType(Unknown.class).as(id).isThrownBy(() -> this.deadLetters.find(id));
		}
	}

	@Test
	void anUnknownTypeIsIgnoredAndCounted() {
		MeterRegistry meters = context.getBean(MeterRegistry.class);
		double before = meters.counter("samdrift.events.ignored").count();
		String subject = Id.next();
		send("samdrift.project.events", subject, "{}",
				Map.ofEntries(Map.entry("ce_specversion", "1.0"), Map.entry("ce_id", Id.next()),
						Map.entry("ce_type", "no.samdrift.project.FromTheFuture.v9"),
						Map.entry("ce_source", "/project-service"), Map.entry("ce_subject", subject),
						Map.entry("ce_time", "2026-01-01T00:00:00Z"),
						Map.entry("ce_dataschema", "http://localhost/schemas/x.json"),
						Map.entry("ce_sequence", "0000000000000000001"), Map.entry("ce_correlationid", Id.next()),
						Map.entry("ce_actor", "demo-p01"), Map.entry("ce_actorrole", "coordinator"),
						Map.entry("ce_visibility", "PUBLIC")));

		await().atMost(PATIENCE).until(() -> meters.counter("samdrift.events.ignored").count() == before + 1);
	}

	/** Parks an event whose data is right and that does not say who may see it. */
	private DeadLetter withoutVisibility(String subject) {
		Map<String, String> attributes = new HashMap<>(attributes(subject));
		attributes.remove("ce_visibility");
		send("samdrift.project.events", subject, EventJson.mapper().writeValueAsString(data(subject)), attributes);
		return awaitParked(subject);
	}

	private DeadLetter awaitParked(String subject) {
		return await().atMost(PATIENCE).until(() -> parked(subject), (letters) -> letters.size() == 1).getFirst();
	}

	private static double fixed() {
		return context.getBean(MeterRegistry.class).counter("samdrift.deadletters.fixed").count();
	}

	private static Map<String, Object> data(String subject) {
		return Map.of("programmeId", subject, "code", "vann", "names", Map.of("nb", "Vann"));
	}

	private static Map<String, String> attributes(String subject) {
		return Map.ofEntries(Map.entry("ce_specversion", "1.0"), Map.entry("ce_id", Id.next()),
				Map.entry("ce_type", "no.samdrift.project.FocusAreaDefined.v1"),
				Map.entry("ce_source", "/project-service"), Map.entry("ce_subject", subject),
				Map.entry("ce_time", "2026-01-01T00:00:00Z"),
				Map.entry("ce_dataschema", "http://localhost/schemas/x.json"),
				Map.entry("ce_sequence", "0000000000000000001"), Map.entry("ce_correlationid", Id.next()),
				Map.entry("ce_actor", "demo-p01"), Map.entry("ce_actorrole", "coordinator"),
				Map.entry("ce_visibility", "PUBLIC"));
	}

	private static Replica<ProgrammeCard> replica() {
		return context.getBean(SmallService.class).programmes;
	}

	private List<DeadLetter> parked(String subject) {
		return this.deadLetters.list().stream().filter((letter) -> subject.equals(letter.subject())).toList();
	}

	private static String create() {
		String id = Id.next();
		Acts.coordinator().perform(() -> tallies().create(id, () -> Tally.start(id)));
		return id;
	}

	private static void collect(String id, String code) {
		Acts.coordinator().perform(() -> tallies().react(id, (tally) -> tally.collect(code)));
	}

	private static Aggregates<Tally> tallies() {
		return context.getBean(SmallService.class).tallies;
	}

	private static void send(String topic, String key, String value, Map<String, String> headers) {
		try (KafkaProducer<String, byte[]> producer = new KafkaProducer<>(
				Map.of("bootstrap.servers", TestServers.kafkaBootstrapServers()), new StringSerializer(),
				new ByteArraySerializer())) {
			ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value.getBytes(UTF_8));
			headers.forEach((name, header) -> record.headers().add(name, header.getBytes(UTF_8)));
			producer.send(record);
		}
	}

	/** What the service has heard, and what it refuses. */
	static final class Heard {

		private final List<FocusAreaDefined> events = new CopyOnWriteArrayList<>();

		private final List<String> refused = new CopyOnWriteArrayList<>();

		void handle(ReceivedEvent event) {
			if (event.event() instanceof FocusAreaDefined defined) {
				if (this.refused.contains(defined.code())) {
					throw new IllegalStateException(defined.code() + " is poison");
				}
				this.events.add(defined);
			}
		}

		List<String> codes(String id) {
			return this.events.stream()
				.filter((event) -> event.programmeId().value().equals(id))
				.map(FocusAreaDefined::code)
				.toList();
		}

		void refuse(String code) {
			this.refused.add(code);
		}

		void accept(String code) {
			this.refused.remove(code);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class SmallService {

		private final Replica<ProgrammeCard> programmes;

		private final Aggregates<Tally> tallies;

		SmallService(Replicas replicas, Journal journal) {
			this.programmes = replicas.of(EventFamily.PROGRAMME, ProgrammeCard.class);
			this.tallies = journal.aggregates(Tally.TYPE);
		}

		@Bean
		static MeterRegistry meters() {
			return new SimpleMeterRegistry();
		}

		@Bean
		static Heard heard() {
			return new Heard();
		}

		@Bean
		Consumer<Message<byte[]>> programmeCards() {
			return this.programmes.consumer();
		}

		@Bean
		Consumer<Message<byte[]>> projectEvents(EventConsumers consumers, Heard heard) {
			return consumers.each(heard::handle);
		}

	}

}
