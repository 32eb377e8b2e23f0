package no.samdrift.journal.relay;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import no.samdrift.events.SourcePrefix;
import no.samdrift.journal.Acts;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Tally;

/** One instance of a service: its own journal object and relay on the shared servers. */
final class Instance implements AutoCloseable {

	static final Duration LEASE = Duration.ofMillis(400);

	final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	final Aggregates<Tally> tallies;

	final Journal journal;

	final Republishing republishing;

	private final MongoClient client;

	private final Relay relay;

	Instance(String mongoUri, String database, String kafka, String service, RelaySteps steps) {
		this(mongoUri, database, kafka, service, 500, steps);
	}

	Instance(String mongoUri, String database, String kafka, String service, int batch, RelaySteps steps) {
		this(mongoUri, database, kafka, service, batch, steps, Clock.systemUTC());
	}

	Instance(String mongoUri, String database, String kafka, String service, int batch, RelaySteps steps, Clock clock) {
		this.client = MongoClients.create(mongoUri);
		MongoDatabase mongo = this.client.getDatabase(database);
		this.journal = new Journal(mongo, clock);
		this.tallies = this.journal.aggregates(Tally.TYPE);
		this.journal.ensureIndexes();
		Map<String, Object> settings = new HashMap<>();
		settings.put("bootstrap.servers", kafka);
		RelayProperties properties = new RelayProperties(true, LEASE, Duration.ofMillis(50), batch, 10_000,
				Duration.ofMillis(100));
		this.republishing = new Republishing(this.journal.entries(), mongo, clock);
		this.relay = RelayConfiguration.relay(this.journal, this.republishing, mongo, settings, properties, service,
				new EntryRecords(new SourcePrefix("/tests"), "http://localhost/schemas"), steps, clock, this.meters);
		this.journal.addListener(this.relay);
	}

	Instance start() {
		this.relay.start();
		return this;
	}

	void create(String id) {
		Acts.coordinator().perform(() -> this.tallies.create(id, () -> Tally.start(id)));
	}

	Recorded<Tally> collect(String id, String... codes) {
		return Acts.coordinator().perform(() -> this.tallies.react(id, (tally) -> collected(tally, codes)));
	}

	private static Outcome<Tally> collected(Tally tally, String... codes) {
		return tally.collect(codes);
	}

	boolean publishes() {
		return this.meters.get("samdrift.relay.leader").gauge().value() == 1;
	}

	@Override
	public void close() {
		this.relay.stop();
		this.client.close();
	}

}
