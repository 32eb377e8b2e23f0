package no.samdrift.benchmark.command;

import java.util.Map;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import no.samdrift.benchmark.process.Servers;
import no.samdrift.events.Actor;
import no.samdrift.events.Id;
import no.samdrift.events.Role;
import no.samdrift.journal.Act;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.Journal;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Samdrift's journal and relay as a service has them, with their default settings. */
public final class SamdriftSide implements CommandSide {

	private static final String COMMAND = "collect";

	private final ConfigurableApplicationContext context;

	private final Aggregates<Tally> tallies;

	/** An instance of a service on a database. */
	public SamdriftSide(Servers servers, String database) {
		this.context = Contexts.run(Service.class, servers, database, Map.of("samdrift.service-name", "project-service",
				"samdrift.events.schema-base", "http://localhost/schemas"));
		this.tallies = this.context.getBean(Journal.class).aggregates(Tally.TYPE);
		this.context.getBean(Journal.class).ensureIndexes();
		this.context.stop();
	}

	@Override
	public void wake() {
		this.context.start();
	}

	@Override
	public void rest() {
		this.context.stop();
		MongoDatabase database = this.context.getBean(MongoDatabaseFactory.class).getMongoDatabase();
		database.getCollection("journal").deleteMany(Filters.eq("command", COMMAND));
		database.getCollection(Tally.TYPE.collection()).deleteMany(Filters.empty());
	}

	@Override
	public String topic() {
		return Tally.TYPE.family().eventsTopic();
	}

	@Override
	public void create(String id) {
		act().perform(() -> this.tallies.create(id, () -> Tally.start(id)));
	}

	@Override
	public long change(String id, String code) {
		return act().perform(() -> this.tallies.react(id, (tally) -> tally.collect(code))).sequence();
	}

	private static Act act() {
		return new Act(new Actor("demo-p01", Role.COORDINATOR, Tally.HOST), COMMAND, null, Id.next(), null, null, null,
				null);
	}

	@Override
	public void close() {
		this.context.close();
	}

	/** A service with nothing but a journal. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(
			excludeName = { "org.springframework.modulith.events.config.EventPublicationAutoConfiguration",
					"org.springframework.modulith.events.config.EventExternalizationAutoConfiguration",
					"org.springframework.modulith.events.kafka.KafkaEventExternalizerConfiguration",
					"org.springframework.modulith.events.mongodb.MongoDbEventPublicationAutoConfiguration",
					"org.springframework.modulith.events.mongodb.MongoDbTransactionAutoConfiguration" })
	static class Service {

	}

}
