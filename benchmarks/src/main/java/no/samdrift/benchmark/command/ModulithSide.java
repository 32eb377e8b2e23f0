package no.samdrift.benchmark.command;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import no.samdrift.benchmark.process.Servers;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.project.ProgrammeCard;
import no.samdrift.journal.autoconfigure.JournalAutoConfiguration;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.data.mongodb.MongoTransactionManager;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.modulith.events.EventExternalizationConfiguration;
import org.springframework.modulith.events.RoutingTarget;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The same change with Spring Modulith: the aggregate is saved, its event stands in the
 * event publication registry in MongoDB, and is externalised to Kafka after the commit.
 * <p>
 * Where the database has no transactions the registry runs without one: aggregate and
 * publication are then two writes, which spares it the cost of the transaction and takes
 * its guarantee away.
 */
final class ModulithSide implements CommandSide {

	/** Where it publishes. */
	static final String TOPIC = "benchmark.modulith";

	private static final AtomicReference<@Nullable String> WITHOUT = new AtomicReference<>();

	private final ConfigurableApplicationContext context;

	private final MongoTemplate mongo;

	private final TransactionTemplate transaction;

	/**
	 * An instance on a database.
	 * @param serialized whether one event is sent after the other
	 */
	ModulithSide(Servers servers, String database, boolean serialized) {
		Map<String, Object> settings = new HashMap<>();
		settings.put("benchmark.serialized", Boolean.toString(serialized));
		settings.put("spring.modulith.events.completion-mode", "DELETE");
		// the same one is made below, if the database can do it
		settings.put("spring.modulith.events.mongodb.transaction-management.enabled", "false");
		settings.put("spring.kafka.producer.acks", "all");
		settings.put("spring.kafka.producer.key-serializer", "org.apache.kafka.common.serialization.StringSerializer");
		settings.put("spring.kafka.producer.value-serializer",
				"org.apache.kafka.common.serialization.ByteArraySerializer");
		this.context = Contexts.run(Service.class, servers, database + "?uuidRepresentation=STANDARD", settings);
		this.mongo = this.context.getBean(MongoTemplate.class);
		this.transaction = this.context.getBean(TransactionTemplate.class);
		// the index that makes a compare-and-set quick on every engine, as Samdrift has
		// it
		this.mongo.indexOps(Counter.class)
			.createIndex(new Index().on("_id", Sort.Direction.ASC).on("version", Sort.Direction.ASC).unique());
		this.context.stop();
	}

	@Override
	public void wake() {
		this.context.start();
	}

	@Override
	public void rest() {
		this.context.stop();
		this.mongo.remove(new Query(), Counter.class);
	}

	/** Why it ran without transactions; empty when it had them. */
	static String withoutTransactionsBecause() {
		String reason = WITHOUT.get();
		return (reason != null) ? reason : "";
	}

	@Override
	public String topic() {
		return TOPIC;
	}

	@Override
	public void create(String id) {
		this.transaction.executeWithoutResult((status) -> {
			Counter counter = this.mongo
				.insert(new Counter(id, null, 1, Tally.empty(id).codes().toArray(String[]::new)));
			publish(counter, "begun");
		});
	}

	@Override
	public long change(String id, String code) {
		while (true) {
			try {
				Long sequence = this.transaction.execute((status) -> {
					Counter before = this.mongo.findById(id, Counter.class);
					if (before == null) {
						throw new IllegalStateException("There is no " + id);
					}
					Counter after = this.mongo.save(before.with(code));
					publish(after, code);
					return after.sequence();
				});
				if (sequence != null) {
					return sequence;
				}
			}
			catch (OptimisticLockingFailureException | DuplicateKeyException ex) {
				// somebody else was quicker: again from the newest state
			}
		}
	}

	private void publish(Counter counter, String code) {
		this.context
			.publishEvent(new Collected(counter.id(), counter.sequence(), code, LanguageMap.nb(code), counter.card()));
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * The aggregate.
	 *
	 * @param id its id
	 * @param version the optimistic lock
	 * @param sequence how many events it has told
	 * @param codes what it has collected last
	 */
	@Document("counters")
	record Counter(@Id String id, @Version @Nullable Long version, long sequence, String[] codes) {

		Counter with(String code) {
			return new Counter(this.id, this.version, this.sequence + 1,
					tally().with(code).codes().toArray(String[]::new));
		}

		ProgrammeCard card() {
			return tally().card();
		}

		private Tally tally() {
			return new Tally(Tally.empty(this.id).id(), java.util.List.of(this.codes));
		}

	}

	/**
	 * What happened, with the same content as Samdrift's event.
	 *
	 * @param programmeId the aggregate
	 * @param sequence which of its events
	 * @param code what was added
	 * @param names what that is called
	 * @param card the aggregate as it is now
	 */
	record Collected(String programmeId, long sequence, String code, LanguageMap names, ProgrammeCard card) {
	}

	/** A service with nothing but a registry. */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration(exclude = JournalAutoConfiguration.class)
	static class Service {

		@Bean
		EventExternalizationConfiguration externalization(@Value("${benchmark.serialized}") boolean serialized) {
			return EventExternalizationConfiguration.externalizing()
				.selectByType(Collected.class)
				.route(Collected.class, (event) -> RoutingTarget.forTarget(TOPIC).andKey(event.programmeId()))
				.headers(Collected.class, (event) -> Map.of(Arrivals.SEQUENCE, Long.toString(event.sequence())))
				.serializeExternalization(serialized)
				.build();
		}

		@Bean
		PlatformTransactionManager transactionManager(MongoDatabaseFactory factory) {
			MongoTransactionManager real = new MongoTransactionManager(factory);
			try {
				new TransactionTemplate(real).executeWithoutResult(
						(status) -> new MongoTemplate(factory).insert(new org.bson.Document(), "transactions"));
				return real;
			}
			catch (RuntimeException ex) {
				Throwable cause = ex;
				while (cause.getCause() != null) {
					cause = cause.getCause();
				}
				WITHOUT.set(ex.getClass().getSimpleName() + ": " + cause.getMessage());
				return new NoTransaction();
			}
		}

	}

	/** Begins and ends without a database; listeners hear of both. */
	private static final class NoTransaction extends AbstractPlatformTransactionManager {

		private static final long serialVersionUID = 1L;

		@Override
		protected Object doGetTransaction() {
			return new Object();
		}

		@Override
		protected void doBegin(Object transaction, TransactionDefinition definition) {
		}

		@Override
		protected void doCommit(DefaultTransactionStatus status) {
		}

		@Override
		protected void doRollback(DefaultTransactionStatus status) {
		}

	}

}
