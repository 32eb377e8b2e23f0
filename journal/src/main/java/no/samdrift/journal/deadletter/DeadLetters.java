package no.samdrift.journal.deadletter;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.events.EventJson;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Unknown;
import no.samdrift.journal.deadletter.DeadLetter.Deed;
import no.samdrift.journal.deadletter.DeadLetter.Handling;
import no.samdrift.journal.deadletter.DeadLetter.State;
import no.samdrift.journal.deadletter.OpenedLetter.TriedFix;
import no.samdrift.journal.topics.TopicDeclarations;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.messaging.Message;
import org.springframework.messaging.support.MessageBuilder;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The events that this service's consumers have parked. They stay on their Kafka topic;
 * what a person did about each is kept here.
 */
public final class DeadLetters {

	/** What CloudEvents allows as the name of an attribute. */
	private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,30}");

	private final ParkedEvents parked;

	private final Map<Subscription, Consumer<Message<byte[]>>> consumers;

	/** One document for each letter that somebody has done something about. */
	private final MongoCollection<Document> records;

	private final MongoCollection<Document> fixes;

	private final Clock clock;

	private final Map<State, Counter> settled;

	/**
	 * The dead letters of a service.
	 * @param clientSettings how to reach Kafka
	 * @param consumers what handles the events of each subscription
	 * @param ordered the subscriptions whose letters are only listed and given up
	 * @param database the service's database
	 * @param clock tells when something is done
	 * @param meters count what is settled
	 */
	public DeadLetters(Map<String, Object> clientSettings, Map<Subscription, Consumer<Message<byte[]>>> consumers,
			Collection<Subscription> ordered, MongoDatabase database, Clock clock, MeterRegistry meters) {
		this.parked = new ParkedEvents(clientSettings,
				Stream.concat(consumers.keySet().stream(), ordered.stream()).toList());
		this.consumers = Map.copyOf(consumers);
		this.records = database.getCollection("dead-letters");
		this.fixes = database.getCollection("dead-letter-fixes");
		this.clock = clock;
		this.settled = Map.of(State.REPLAYED,
				counter(meters, "replayed", "Parked events that their consumer took when it got them again"),
				State.FIXED, counter(meters, "fixed", "Parked events that their consumer took when they were fixed"),
				State.DISCARDED, counter(meters, "discarded", "Parked events that were given up"));
	}

	private static Counter counter(MeterRegistry meters, String how, String description) {
		return Counter.builder("samdrift.deadletters." + how).description(description).register(meters);
	}

	/**
	 * What is parked, replayed, fixed and discarded, newest first; of each partition the
	 * newest 500.
	 */
	public List<DeadLetter> list() {
		List<ParkedEvent> parked = this.parked.newest();
		Map<String, Document> done = new HashMap<>();
		this.records.find(Filters.in("_id", parked.stream().map(ParkedEvent::id).toList()))
			.forEach((document) -> done.put(document.getString("_id"), document));
		return parked.stream()
			.map((one) -> letter(one, done.get(one.id())))
			.sorted(Comparator.comparing(DeadLetter::parkedAt).reversed())
			.toList();
	}

	/** Those that still wait for a person, newest first. */
	public List<DeadLetter> waiting() {
		return list().stream().filter((letter) -> letter.state() == State.PARKED).toList();
	}

	/**
	 * One dead letter, without what it says.
	 * @throws Unknown when there is no such dead letter
	 */
	public DeadLetter find(String id) {
		return letter(this.parked.get(id));
	}

	/**
	 * What the letter says. That somebody looked is recorded before it is shown.
	 * @param by who looks
	 * @throws Unknown when there is no such dead letter
	 */
	public OpenedLetter look(String id, String by) {
		ParkedEvent parked = this.parked.get(id);
		note(parked, Deed.LOOKED, by, null);
		List<TriedFix> tried = new ArrayList<>();
		this.fixes.find(Filters.eq("letter", id)).forEach((fix) -> tried.add(tried(fix)));
		tried.sort(Comparator.comparing(TriedFix::at));
		return new OpenedLetter(letter(parked), parked.attributes(), new String(parked.data(), UTF_8), tried);
	}

	/**
	 * Hands the event to its consumer again. It stays parked when that fails. A crash
	 * between the consumer's taking it and the record of that leaves it parked too; the
	 * consumer takes the same event twice without harm.
	 * @param by who does it
	 * @throws Unknown when there is no such dead letter
	 * @throws Refused when it is settled, fails again, or its consumer takes nothing
	 * again
	 */
	public DeadLetter replay(String id, String by) {
		ParkedEvent parked = this.parked.get(id);
		Consumer<Message<byte[]>> consumer = consumer(parked);
		note(parked, Deed.REPLAY_BEGUN, by, null);
		hand(parked, parked.attributes(), parked.data(), consumer, by);
		return settle(parked, State.REPLAYED, Deed.REPLAYED, by, null);
	}

	/**
	 * Hands the event to its consumer with other data, or with attributes that it lacks.
	 * It stays parked when that fails. The letter itself is not touched; what was tried
	 * is kept beside it, with the original.
	 * @param by who does it
	 * @param reason why
	 * @throws Unknown when there is no such dead letter
	 * @throws Refused when it is settled, still fails, its consumer takes nothing again,
	 * or the fix would change what the event says already
	 */
	public DeadLetter fix(String id, String by, String reason, Fix fix) {
		ParkedEvent parked = this.parked.get(id);
		Consumer<Message<byte[]>> consumer = consumer(parked);
		Map<String, String> attributes = parked.attributes();
		requireFits(parked, attributes, fix);
		attributes.putAll(fix.attributes());
		byte[] original = parked.data();
		byte[] fixed = (fix.data() != null) ? EventJson.mapper().writeValueAsBytes(fix.data()) : original;
		Document tried = new Document("letter", id).append("by", by)
			.append("at", Date.from(this.clock.instant()))
			.append("reason", reason)
			.append("attributes", new Document(new TreeMap<>(fix.attributes())))
			.append("original", new Binary(original));
		if (fix.data() != null) {
			tried.append("data", new Binary(fixed));
		}
		// before the consumer gets it: nothing takes effect that is not on record
		this.fixes.insertOne(tried);
		note(parked, Deed.FIX_BEGUN, by, reason);
		hand(parked, attributes, fixed, consumer, by);
		return settle(parked, State.FIXED, Deed.FIXED, by, reason);
	}

	/**
	 * Gives the event up.
	 * @param by who does it
	 * @param reason why
	 * @throws Unknown when there is no such dead letter
	 * @throws Refused when it is settled
	 */
	public DeadLetter discard(String id, String by, String reason) {
		return settle(this.parked.get(id), State.DISCARDED, Deed.DISCARDED, by, reason);
	}

	private Consumer<Message<byte[]>> consumer(ParkedEvent parked) {
		requireParked(letter(parked).state());
		Consumer<Message<byte[]>> consumer = this.consumers.get(parked.subscription());
		if (consumer == null) {
			throw Refused.because(Unmet.of("dead-letter-in-order"));
		}
		return consumer;
	}

	private static void requireParked(State state) {
		if (state != State.PARKED) {
			throw Refused.because(Unmet.of("dead-letter-settled"));
		}
	}

	private static void requireFits(ParkedEvent parked, Map<String, String> attributes, Fix fix) {
		if (fix.attributes().isEmpty() && fix.data() == null) {
			throw Refused.input(Unmet.of("dead-letter-nothing-fixed"));
		}
		List<Unmet> unmet = new ArrayList<>();
		fix.attributes().forEach((name, value) -> {
			if (!ATTRIBUTE.matcher(name).matches()) {
				unmet.add(new Unmet("dead-letter-no-attribute", "attributes", Map.of("attribute", name)));
			}
			else if (attributes.containsKey(name)) {
				unmet.add(new Unmet("dead-letter-attribute-stands", "attributes", Map.of("attribute", name)));
			}
		});
		String subject = fix.attributes().get("subject");
		byte[] key = parked.key();
		if (subject != null && key != null && !subject.equals(new String(key, UTF_8))) {
			unmet.add(Unmet.field("attributes", "dead-letter-subject-differs"));
		}
		if (!unmet.isEmpty()) {
			throw Refused.input(unmet.toArray(Unmet[]::new));
		}
	}

	private void hand(ParkedEvent parked, Map<String, String> attributes, byte[] data,
			Consumer<Message<byte[]>> consumer, String by) {
		MessageBuilder<byte[]> message = MessageBuilder.withPayload(data);
		if (parked.key() != null) {
			message.setHeader(KafkaHeaders.RECEIVED_KEY, parked.key());
		}
		attributes.forEach((name, value) -> message.setHeader(ParkedEvent.ATTRIBUTES + name, value.getBytes(UTF_8)));
		try {
			consumer.accept(message.build());
		}
		catch (RuntimeException ex) {
			String reason = String.valueOf(ex.getMessage());
			note(parked, Deed.FAILED, by, reason);
			throw Refused.because(Unmet.of("dead-letter-fails-again", Map.of("reason", reason)));
		}
	}

	private void note(ParkedEvent parked, Deed deed, String by, @Nullable String reason) {
		this.records.updateOne(Filters.eq("_id", parked.id()),
				Updates.combine(Updates.setOnInsert("state", State.PARKED.name()), handled(deed, by, reason)),
				new UpdateOptions().upsert(true));
	}

	private DeadLetter settle(ParkedEvent parked, State state, Deed deed, String by, @Nullable String reason) {
		this.records.updateOne(Filters.eq("_id", parked.id()), Updates.setOnInsert("state", State.PARKED.name()),
				new UpdateOptions().upsert(true));
		// of two people at once, one settles it
		boolean mine = this.records
			.updateOne(Filters.and(Filters.eq("_id", parked.id()), Filters.eq("state", State.PARKED.name())),
					Updates.combine(Updates.set("state", state.name()), Updates.set("by", by),
							Updates.set("reason", reason), Updates.set("at", Date.from(this.clock.instant())),
							handled(deed, by, reason)))
			.getMatchedCount() == 1;
		if (!mine) {
			throw Refused.because(Unmet.of("dead-letter-settled"));
		}
		Counter counter = this.settled.get(state);
		if (counter != null) {
			counter.increment();
		}
		return letter(parked);
	}

	private Bson handled(Deed deed, String by, @Nullable String reason) {
		return Updates.push("handled",
				new Document("deed", deed.name()).append("by", by)
					.append("at", Date.from(this.clock.instant()))
					.append("reason", reason));
	}

	private DeadLetter letter(ParkedEvent parked) {
		return letter(parked, this.records.find(Filters.eq("_id", parked.id())).first());
	}

	private DeadLetter letter(ParkedEvent parked, @Nullable Document done) {
		return new DeadLetter(parked.id(), parked.subscription().group(), parked.subscription().topic(),
				parked.partition(), parked.offset(), parked.attribute("subject"), parked.attribute("type"),
				parked.reason(), parked.parkedAt(), !this.consumers.containsKey(parked.subscription()),
				(done != null) ? State.valueOf(done.getString("state")) : State.PARKED,
				(done != null) ? done.getString("by") : null, (done != null) ? done.getString("reason") : null,
				(done != null) ? handlings(done) : List.of());
	}

	private static List<Handling> handlings(Document done) {
		return done.getList("handled", Document.class, List.of())
			.stream()
			.map((one) -> new Handling(Deed.valueOf(one.getString("deed")), one.getString("by"),
					one.getDate("at").toInstant(), one.getString("reason")))
			.toList();
	}

	private static TriedFix tried(Document fix) {
		Map<String, String> attributes = new TreeMap<>();
		fix.get("attributes", Document.class).forEach((name, value) -> attributes.put(name, String.valueOf(value)));
		Binary data = fix.get("data", Binary.class);
		return new TriedFix(fix.getString("by"), fix.getDate("at").toInstant(), fix.getString("reason"), attributes,
				(data != null) ? new String(data.getData(), UTF_8) : null);
	}

	/**
	 * A consumer group's reading of a topic.
	 *
	 * @param function the name of the function that handles the events
	 * @param topic the topic
	 * @param group the consumer group
	 */
	public record Subscription(String function, String topic, String group) {

		String deadLetters() {
			return TopicDeclarations.deadLetters(this.topic, this.group);
		}

	}

	/**
	 * What a service reads by other means than functions.
	 *
	 * @param subscriptions what it reads; its function is a name only
	 */
	public record OwnConsumers(List<Subscription> subscriptions) {
	}

}
