package no.samdrift.notification.webhook;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.jspecify.annotations.Nullable;

import no.samdrift.embedded.TestServers;
import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.http.Caller;
import no.samdrift.journal.Act;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import no.samdrift.notification.Publisher;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.facts.CardReader;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.stream.StreamOutlet;
import no.samdrift.notification.subscription.Subscription;
import no.samdrift.notification.subscription.Subscriptions;

/**
 * Everything that delivers, with a database and a clock of its own, beside the running
 * service that writes the streams. It can be taken down between any two lines.
 */
final class House implements AutoCloseable {

	final Story story;

	final MovableClock clock = new MovableClock();

	final StreamOutlet outlet = TheService.shared().bean(StreamOutlet.class);

	final Subscriptions subscriptions;

	final Positions positions;

	final DeliveryLog log;

	final Secrets secrets;

	final WebhookProperties properties;

	private final MongoClient client;

	private final MongoDatabase database;

	private final List<Instance> instances = new ArrayList<>();

	private final List<String> published = new CopyOnWriteArrayList<>();

	private long sequence;

	House(String mark) {
		this(mark, Duration.ofMillis(50), Duration.ofSeconds(10));
	}

	House(String mark, Duration firstRetry, Duration lease) {
		this.story = new Story("wh-" + mark);
		this.client = MongoClients.create(TestServers.mongoUri("webhooks"));
		this.database = this.client.getDatabase("webhooks-" + mark + "-" + Long.toString(System.nanoTime(), 36));
		Journal journal = new Journal(this.database, this.clock);
		this.subscriptions = new Subscriptions(journal);
		journal.ensureIndexes();
		this.positions = new Positions(this.database);
		this.log = new DeliveryLog(this.database, Duration.ofDays(30));
		this.secrets = new Secrets(this.database);
		this.properties = new WebhookProperties("samdrift.test", 6000, List.of("127.0.0.0/8"), firstRetry,
				Duration.ofHours(1), Duration.ofDays(3), Duration.ofHours(24), Duration.ofSeconds(2),
				Duration.ofSeconds(2), Duration.ofSeconds(3), 64, 4, lease, Duration.ofMillis(50), 50,
				Duration.ofDays(30), 20);
		Publisher.shared()
			.card(EventFamily.ORGANISATION, organisation().value(), 1, this.story.municipality("granvag"));
		this.outlet.beginning(organisation());
	}

	OrganisationId organisation() {
		return this.story.organisation("granvag");
	}

	Caller integrator() {
		return Caller.ofPerson(this.story.person("ingrid"), organisation(), List.of(Role.INTEGRATOR), Language.NB);
	}

	/** An instance of the service, as far as it delivers. */
	Instance instance() {
		return instance(DeliverySteps.GO_ON);
	}

	Instance instance(DeliverySteps steps) {
		Instance instance = new Instance(steps);
		this.instances.add(instance);
		instance.couriers.start();
		return instance;
	}

	/** Publishes an event that the municipality may see, and gives its id. */
	String publish() {
		Envelope envelope = this.story.envelope(this.story.movedToOperation(), this.story.project().value(),
				++this.sequence, Audience.partners(List.of(organisation())), "nobody");
		Publisher.shared()
			.event(envelope, this.story.movedToOperation(), this.story.projectCard(ProjectState.OPERATION));
		this.published.add(envelope.id());
		return envelope.id();
	}

	List<String> publish(int count) {
		List<String> ids = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			ids.add(publish());
		}
		return ids;
	}

	/** Everything that was published so far, in order. */
	List<String> published() {
		return List.copyOf(this.published);
	}

	Recorded<Subscription> now(Recorded<Subscription> subscription) {
		return this.subscriptions.get(subscription.state().id());
	}

	Position position(Recorded<Subscription> subscription) {
		return this.positions.find(subscription.state().id()).orElseThrow();
	}

	@Override
	public void close() {
		this.instances.forEach((each) -> each.close());
		this.database.drop();
		this.client.close();
	}

	/** One of the instances that may run at the same time. */
	final class Instance {

		final Couriers couriers;

		final Webhooks webhooks;

		final SimpleMeterRegistry meters = new SimpleMeterRegistry();

		private final ReceiverClient receivers;

		Instance(DeliverySteps steps) {
			TheService service = TheService.shared();
			WebhookMeters webhookMeters = new WebhookMeters(this.meters);
			this.receivers = new ReceiverClient(House.this.properties, InetAddress::getAllByName);
			Delivery delivery = new Delivery(this.receivers, House.this.secrets, House.this.properties,
					House.this.clock, webhookMeters);
			this.couriers = WebhookConfiguration.couriers(House.this.properties, House.this.subscriptions,
					House.this.positions, House.this.log, delivery, House.this.outlet, service.bean(Facts.class),
					service.bean(CardReader.class), webhookMeters, House.this.secrets, House.this.clock, steps);
			this.webhooks = new Webhooks(House.this.subscriptions, House.this.positions, House.this.log,
					House.this.secrets,
					new Registration(this.receivers, House.this.properties, TheService.PREFIX, House.this.clock),
					delivery, House.this.outlet, this.couriers, service.bean(Facts.class), House.this.properties,
					House.this.clock);
		}

		Recorded<Subscription> register(Receiver receiver, SubscriptionCommand.@Nullable Filter filter) {
			return as("register-webhook", (webhooks) -> webhooks.register(integrator(), organisation(),
					new SubscriptionCommand.Register("arkivet", receiver.address(), filter, null, "beginning")));
		}

		Recorded<Subscription> register(Receiver receiver) {
			return register(receiver, null);
		}

		/** Does what an integrator asks for, with the version that there is. */
		Recorded<Subscription> command(Recorded<Subscription> subscription, Command command) {
			return as("command", (webhooks) -> command.give(webhooks, organisation(), subscription.state().id(),
					House.this.now(subscription).version()));
		}

		<T> T as(String command, Function<Webhooks, T> work) {
			return Act.due("tests", command).perform(() -> work.apply(this.webhooks));
		}

		/** Puts the clock forward and lets everybody look at it. */
		void forward(Duration duration) {
			House.this.clock.forward(duration);
			this.couriers.wake();
		}

		void close() {
			this.couriers.stop();
			try {
				this.receivers.close();
			}
			catch (java.io.IOException ex) {
				throw new java.io.UncheckedIOException(ex);
			}
		}

	}

	/** What an integrator asks for. */
	@FunctionalInterface
	interface Command {

		Recorded<Subscription> give(Webhooks webhooks, OrganisationId organisation, SubscriptionId id, Version version);

	}

}
