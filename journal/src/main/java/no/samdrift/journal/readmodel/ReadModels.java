package no.samdrift.journal.readmodel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.journal.Act;
import no.samdrift.journal.Unknown;
import no.samdrift.journal.readmodel.ReadModel.State;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;

/**
 * The service's read models: how it is with them, and rebuilding on request. What is
 * asked for is written down first; one instance at a time does it, under a claim that
 * runs out when the instance dies.
 */
public final class ReadModels implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(ReadModels.class);

	/** How a document says the states. */
	private static final String WHOLE = text(State.WHOLE);

	private static final String REQUESTED = text(State.REQUESTED);

	private static final String FILLING = text(State.FILLING);

	private static final Duration CLAIM = Duration.ofSeconds(30);

	private static final Duration PAUSE = Duration.ofMillis(500);

	private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);

	private final Map<String, RebuildableReadModel> models = new TreeMap<>();

	/** One document for each model that was ever asked for. */
	private final MongoCollection<Document> collection;

	private final Clock clock;

	private final Map<String, Counter> failures = new HashMap<>();

	/** As this instance has seen them last, for the metrics only. */
	private volatile Map<String, Document> seen = Map.of();

	private final Map<String, Thread> filling = new ConcurrentHashMap<>();

	private volatile boolean running;

	private @Nullable Thread thread;

	/**
	 * The read models of a service.
	 * @throws IllegalArgumentException when two have the same name
	 */
	public ReadModels(Collection<RebuildableReadModel> models, MongoDatabase database, Clock clock,
			MeterRegistry meters) {
		this.collection = database.getCollection("read-models");
		this.clock = clock;
		for (RebuildableReadModel model : models) {
			String name = model.name();
			if (this.models.putIfAbsent(name, model) != null) {
				throw new IllegalArgumentException("There are two read models " + name);
			}
			Gauge.builder("samdrift.readmodels.whole", () -> isWhole(this.seen.get(name)) ? 1 : 0)
				.description("Whether the read model holds everything that its source has told")
				.tag("model", name)
				.register(meters);
			Gauge.builder("samdrift.readmodels.left", () -> left(this.seen.get(name)))
				.description("Records that are still to be read until the read model is whole, roughly")
				.tag("model", name)
				.register(meters);
			this.failures.put(name,
					Counter.builder("samdrift.readmodels.failures")
						.description("Attempts to rebuild a read model that failed and are repeated")
						.tag("model", name)
						.register(meters));
		}
	}

	/** How it is with each, by name. */
	public List<ReadModel> list() {
		Map<String, Document> documents = documents();
		return this.models.values().stream().map((model) -> view(model, documents.get(model.name()))).toList();
	}

	/**
	 * How it is with one.
	 * @throws Unknown when there is no such read model
	 */
	public ReadModel find(String name) {
		return view(model(name), document(name));
	}

	/**
	 * Asks for a rebuild, in the name of who acts now; a filling that is under way begins
	 * again. The same idempotency key asks once.
	 * @param reason why, for those who look later
	 * @throws Unknown when there is no such read model
	 */
	public ReadModel request(String name, String reason) {
		RebuildableReadModel model = model(name);
		Act act = Act.current();
		Document before = document(name);
		if (before != null && act.idempotencyKey() != null && act.idempotencyKey().equals(before.getString("key"))) {
			return view(model, before);
		}
		this.collection.updateOne(Filters.eq("_id", name),
				Updates.combine(Updates.set("state", REQUESTED), Updates.inc("filling", 1L), Updates.unset("claim"),
						Updates.unset("until"), Updates.unset("left"), Updates.unset("trouble"),
						Updates.set("askedAt", Date.from(this.clock.instant())),
						Updates.set("askedBy", act.actor().id()), Updates.set("reason", reason),
						Updates.set("key", act.idempotencyKey())),
				new UpdateOptions().upsert(true));
		return find(name);
	}

	/**
	 * Which filling a read model is of; empty while it does not hold everything. What was
	 * read is whole when this answers the same before and after.
	 * @throws Unknown when there is no such read model
	 */
	public OptionalLong filling(String name) {
		model(name);
		Document document = document(name);
		if (!isWhole(document)) {
			return OptionalLong.empty();
		}
		return OptionalLong.of((document != null) ? document.getLong("filling") : 0);
	}

	@Override
	public void start() {
		this.models.values().stream().filter(RebuildableReadModel::isEmptyAtFirst).forEach(this::requestFirst);
		this.running = true;
		this.thread = Thread.ofVirtual().name("read-models").start(this::run);
	}

	private void requestFirst(RebuildableReadModel model) {
		try {
			this.collection
				.insertOne(new Document("_id", model.name()).append("state", REQUESTED).append("filling", 1L));
		}
		catch (MongoWriteException ex) {
			if (ex.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
				throw ex;
			}
		}
	}

	private void run() {
		boolean reported = false;
		while (this.running) {
			try {
				Map<String, Document> documents = documents();
				this.seen = documents;
				for (RebuildableReadModel model : this.models.values()) {
					if (!isWhole(documents.get(model.name()))) {
						this.filling.computeIfAbsent(model.name(), (name) -> fillOnItsOwn(model));
					}
				}
				reported = false;
			}
			catch (RuntimeException ex) {
				if (this.running && !reported) {
					logger.warn("The read models cannot be looked at just now: {}", ex.toString());
					reported = true;
				}
			}
			if (!sleep(PAUSE)) {
				return;
			}
		}
	}

	private Thread fillOnItsOwn(RebuildableReadModel model) {
		return Thread.ofVirtual().name("read-model-" + model.name()).start(() -> {
			try {
				fill(model);
			}
			finally {
				this.filling.remove(model.name());
			}
		});
	}

	private void fill(RebuildableReadModel model) {
		String name = model.name();
		String claim = UUID.randomUUID().toString();
		try {
			if (!claimed(name, claim)) {
				return;
			}
			logger.info("Rebuilding the read model {}", name);
			model.rebuild((left) -> keep(name, claim, left));
			if (this.collection
				.updateOne(held(name, claim),
						Updates.combine(Updates.set("state", WHOLE), Updates.unset("left"), Updates.unset("trouble")))
				.getMatchedCount() == 1) {
				logger.info("The read model {} is whole", name);
			}
		}
		catch (RebuildableReadModel.Ended ex) {
			giveBack(name, claim, Updates.set("state", REQUESTED));
		}
		catch (RuntimeException ex) {
			if (this.running) {
				this.failures.get(name).increment();
				logger.warn("The read model {} cannot be rebuilt just now: {}", name, ex.toString());
			}
			giveBack(name, claim, Updates.combine(Updates.set("state", REQUESTED),
					Updates.set("trouble", String.valueOf(ex.getMessage()))));
			sleep(AFTER_TROUBLE);
		}
	}

	/** Lets the next instance go on at once; a claim that stays runs out by itself. */
	private void giveBack(String name, String claim, Bson how) {
		// the goodbye must not be cut short by the interrupt that ended the filling
		Thread.interrupted();
		try {
			this.collection.updateOne(Filters.and(held(name, claim), Filters.eq("state", FILLING)), how);
		}
		catch (RuntimeException ex) {
			logger.info("The claim on {} could not be given back; it runs out by itself", name);
		}
	}

	private boolean claimed(String name, String claim) {
		Bson free = Filters.or(Filters.eq("state", REQUESTED),
				Filters.and(Filters.eq("state", FILLING), Filters.lt("until", Date.from(this.clock.instant()))));
		return this.collection
			.updateOne(Filters.and(Filters.eq("_id", name), free), Updates.combine(Updates.set("state", FILLING),
					Updates.set("claim", claim), Updates.set("until", claimedUntil())))
			.getMatchedCount() == 1;
	}

	private void keep(String name, String claim, long left) {
		if (!this.running || this.collection
			.updateOne(held(name, claim),
					Updates.combine(Updates.set("until", claimedUntil()), Updates.set("left", left)))
			.getMatchedCount() == 0) {
			throw new RebuildableReadModel.Ended();
		}
	}

	private static Bson held(String name, String claim) {
		return Filters.and(Filters.eq("_id", name), Filters.eq("claim", claim));
	}

	private Date claimedUntil() {
		return Date.from(this.clock.instant().plus(CLAIM));
	}

	private Map<String, Document> documents() {
		Map<String, Document> documents = new HashMap<>();
		this.collection.find().forEach((document) -> documents.put(document.getString("_id"), document));
		return documents;
	}

	private @Nullable Document document(String name) {
		return this.collection.find(Filters.eq("_id", name)).first();
	}

	private RebuildableReadModel model(String name) {
		RebuildableReadModel model = this.models.get(name);
		if (model == null) {
			throw new Unknown("read-model", name);
		}
		return model;
	}

	/** One that nobody has ever asked for is filled by what comes in. */
	private static boolean isWhole(@Nullable Document document) {
		return document == null || WHOLE.equals(document.getString("state"));
	}

	private static long left(@Nullable Document document) {
		Long left = (document != null) ? document.getLong("left") : null;
		return (left != null) ? left : 0;
	}

	private static ReadModel view(RebuildableReadModel model, @Nullable Document document) {
		if (document == null) {
			return new ReadModel(model.name(), model.source(), State.WHOLE, null, null, null, null, null);
		}
		Date askedAt = document.getDate("askedAt");
		Instant asked = (askedAt != null) ? askedAt.toInstant() : null;
		return new ReadModel(model.name(), model.source(),
				State.valueOf(document.getString("state").toUpperCase(Locale.ROOT)), document.getLong("left"), asked,
				document.getString("askedBy"), document.getString("reason"), document.getString("trouble"));
	}

	private static String text(State state) {
		return state.name().toLowerCase(Locale.ROOT);
	}

	private static boolean sleep(Duration duration) {
		try {
			TimeUnit.MILLISECONDS.sleep(duration.toMillis());
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	@Override
	public void stop() {
		this.running = false;
		Thread looking = this.thread;
		if (looking != null) {
			looking.interrupt();
		}
		this.filling.values().forEach(Thread::interrupt);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** After the topics are declared. */
	@Override
	public int getPhase() {
		return Integer.MIN_VALUE + 700;
	}

}
