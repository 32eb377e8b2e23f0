package no.samdrift.benchmark.command;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import no.samdrift.benchmark.process.Servers;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;

/**
 * The ceiling: one insert and one send with {@code acks=all}, with nothing around them.
 * It reads nothing, checks no version and loses the record when it dies between the two.
 */
public final class BareSide implements CommandSide {

	/** Where it publishes. */
	public static final String TOPIC = "benchmark.bare";

	private final MongoClient client;

	private final MongoCollection<Document> inserted;

	private final KafkaProducer<String, byte[]> producer;

	private String topic = TOPIC;

	private final Map<String, Tally> tallies = new ConcurrentHashMap<>();

	private final Map<String, Long> sequences = new ConcurrentHashMap<>();

	/** On a database of its own. */
	public BareSide(Servers servers, String database) {
		this.client = MongoClients.create(servers.mongo(database));
		this.inserted = this.client.getDatabase(database).getCollection("bare");
		this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", servers.kafka(), "acks", "all"),
				new StringSerializer(), new ByteArraySerializer());
	}

	@Override
	public String topic() {
		return this.topic;
	}

	/** Publishes to this topic from now on. */
	public BareSide on(String other) {
		this.topic = other;
		return this;
	}

	@Override
	public void wake() {
	}

	@Override
	public void rest() {
		this.inserted.deleteMany(new Document());
		this.tallies.clear();
		this.sequences.clear();
	}

	@Override
	public void create(String id) {
		this.tallies.put(id, Tally.empty(id));
		put(id, 1, "");
	}

	@Override
	public long change(String id, String code) {
		long sequence = this.sequences.merge(id, 2L, (before, first) -> before + 1);
		this.tallies.computeIfPresent(id, (same, tally) -> tally.with(code));
		put(id, sequence, code);
		return sequence;
	}

	private void put(String id, long sequence, String code) {
		Tally tally = this.tallies.getOrDefault(id, Tally.empty(id));
		byte[] value = EventJson.mapper()
			.writeValueAsBytes(Map.of("programmeId", id, "code", code, "card", tally.card()));
		this.inserted.insertOne(new Document("_id", id + "/" + sequence + "/" + Id.next()).append("version", sequence)
			.append("state", new Document("id", id).append("codes", tally.codes()))
			.append("event", Document.parse(new String(value, StandardCharsets.UTF_8)))
			.append("published", true));
		ProducerRecord<String, byte[]> record = new ProducerRecord<>(this.topic, id, value);
		record.headers().add(Arrivals.SEQUENCE, Long.toString(sequence).getBytes(StandardCharsets.UTF_8));
		this.producer.send(record);
	}

	@Override
	public void close() {
		this.producer.close();
		this.client.close();
	}

}
