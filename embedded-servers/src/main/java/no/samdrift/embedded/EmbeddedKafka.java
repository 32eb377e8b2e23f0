package no.samdrift.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/**
 * A Kafka broker in this process: the real one, in KRaft mode, broker and controller in
 * one node, on the loopback address only.
 * <p>
 * It has two listeners. Who comes by the plain one is a superuser: that is for the
 * services beside it. Who comes by the other one needs a SCRAM-SHA-512 credential and has
 * the rights that the access control lists give, and no others.
 * <p>
 * Topics are never made by themselves; a transaction needs one replica. The data stays in
 * the directory: a broker started on a directory that was used before goes on where it
 * stopped.
 */
public final class EmbeddedKafka implements AutoCloseable {

	private static final String LOOPBACK = "127.0.0.1";

	private static final int NODE_ID = 1;

	private static final int ATTEMPTS_FOR_A_FREE_PORT = 5;

	private final Path directory;

	private final int port;

	private final int scramPort;

	private @Nullable KafkaRaftServer server;

	private EmbeddedKafka(Path directory, int port, int scramPort) {
		this.directory = directory;
		this.port = port;
		this.scramPort = scramPort;
	}

	/**
	 * Starts a broker and returns when it answers.
	 * @param directory where its data is or shall be; made when it does not exist
	 * @param port the port that clients connect to; 0 takes a free one
	 * @param scramPort the port for clients with a credential; 0 takes a free one
	 * @return the running broker
	 * @throws IllegalStateException when the broker cannot start, for instance because
	 * the port is taken
	 */
	public static EmbeddedKafka start(Path directory, int port, int scramPort) {
		format(directory);
		for (int attempt = 1;; attempt++) {
			EmbeddedKafka kafka = new EmbeddedKafka(directory, (port == 0) ? FreePort.take() : port,
					(scramPort == 0) ? FreePort.take() : scramPort);
			try {
				kafka.start();
				return kafka;
			}
			catch (IllegalStateException ex) {
				if (port != 0 && scramPort != 0 || attempt == ATTEMPTS_FOR_A_FREE_PORT || !portWasTaken(ex)) {
					throw ex;
				}
			}
		}
	}

	/**
	 * Starts the broker again after {@link #stop()}, on the same port and directory. Does
	 * nothing when it runs.
	 */
	public synchronized void start() {
		if (this.server != null) {
			return;
		}
		KafkaRaftServer starting = new KafkaRaftServer(KafkaConfig.fromProps(settings(), false), Time.SYSTEM);
		try {
			starting.startup();
		}
		catch (Throwable ex) {
			starting.shutdown();
			throw new IllegalStateException("The Kafka broker on port " + this.port + ", and " + this.scramPort
					+ " for credentials, did not start", ex);
		}
		this.server = starting;
	}

	/**
	 * Stops the broker and keeps its data: for clients, a broker that is down. Does
	 * nothing when it is stopped.
	 */
	public synchronized void stop() {
		KafkaRaftServer running = this.server;
		if (running != null) {
			this.server = null;
			running.shutdown();
			running.awaitShutdown();
		}
	}

	/**
	 * Where clients connect.
	 * @return host and port, the same over a stop and a start
	 */
	public String bootstrapServers() {
		return LOOPBACK + ":" + this.port;
	}

	/**
	 * Where clients with a credential connect.
	 * @return host and port, the same over a stop and a start
	 */
	public String scramServers() {
		return LOOPBACK + ":" + this.scramPort;
	}

	@Override
	public void close() {
		stop();
	}

	private Properties settings() {
		int controllerPort = FreePort.take();
		Properties settings = new Properties();
		settings.put("process.roles", "broker,controller");
		settings.put("node.id", Integer.toString(NODE_ID));
		settings.put("controller.quorum.voters", NODE_ID + "@" + LOOPBACK + ":" + controllerPort);
		settings.put("controller.listener.names", "CONTROLLER");
		settings.put("inter.broker.listener.name", "PLAINTEXT");
		settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SCRAM:SASL_PLAINTEXT");
		settings.put("listeners", "PLAINTEXT://" + LOOPBACK + ":" + this.port + ",CONTROLLER://" + LOOPBACK + ":"
				+ controllerPort + ",SCRAM://" + LOOPBACK + ":" + this.scramPort);
		settings.put("advertised.listeners",
				"PLAINTEXT://" + LOOPBACK + ":" + this.port + ",SCRAM://" + LOOPBACK + ":" + this.scramPort);
		settings.put("listener.name.scram.sasl.enabled.mechanisms", "SCRAM-SHA-512");
		settings.put("listener.name.scram.scram-sha-512.sasl.jaas.config",
				"org.apache.kafka.common.security.scram.ScramLoginModule required;");
		settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
		// nobody is anonymous on the other listener
		settings.put("super.users", "User:ANONYMOUS");
		settings.put("allow.everyone.if.no.acl.found", "false");
		settings.put("log.dirs", this.directory.toString());

		settings.put("auto.create.topics.enable", "false");
		settings.put("default.replication.factor", "1");
		settings.put("offsets.topic.replication.factor", "1");
		settings.put("offsets.topic.num.partitions", "4");
		// A reader that was away for years still finds where it was.
		settings.put("offsets.retention.minutes", Integer.toString(5 * 365 * 24 * 60));
		settings.put("transaction.state.log.replication.factor", "1");
		settings.put("transaction.state.log.min.isr", "1");
		settings.put("transaction.state.log.num.partitions", "4");
		settings.put("share.coordinator.state.topic.replication.factor", "1");
		settings.put("share.coordinator.state.topic.min.isr", "1");
		settings.put("share.coordinator.state.topic.num.partitions", "1");
		settings.put("group.initial.rebalance.delay.ms", "0");
		settings.put("group.min.session.timeout.ms", "1000");

		// Small: one person's laptop, or two processors shared by a whole test run.
		settings.put("num.network.threads", "2");
		settings.put("num.io.threads", "3");
		settings.put("background.threads", "2");
		settings.put("group.coordinator.threads", "1");
		settings.put("num.recovery.threads.per.data.dir", "1");
		settings.put("log.cleaner.threads", "1");
		settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(4 * 1024 * 1024));
		settings.put("log.cleaner.io.buffer.size", Integer.toString(128 * 1024));
		settings.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));

		// How long a broker that was killed is taken for alive, so how long its next
		// start may have to wait. After an orderly stop it does not wait.
		settings.put("broker.session.timeout.ms", "6000");
		settings.put("broker.heartbeat.interval.ms", "1000");
		return settings;
	}

	private static void format(Path directory) {
		if (Files.exists(directory.resolve("meta.properties"))) {
			return;
		}
		try {
			Files.createDirectories(directory);
			new Formatter().setClusterId(Uuid.randomUuid().toString())
				.setNodeId(NODE_ID)
				.addDirectory(directory.toString())
				.setMetadataLogDirectory(directory.toString())
				.setControllerListenerName("CONTROLLER")
				.setReleaseVersion(MetadataVersion.latestProduction())
				.setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
				.run();
		}
		catch (Exception ex) {
			throw new IllegalStateException("The Kafka directory " + directory + " cannot be prepared", ex);
		}
	}

	private static boolean portWasTaken(Throwable failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof BindException || String.valueOf(cause.getMessage()).contains("bind")) {
				return true;
			}
		}
		return false;
	}

}
