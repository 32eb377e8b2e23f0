package no.samdrift.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

/**
 * The servers that tests run on: one Kafka broker and one MongoDB server per JVM, started
 * when first asked for, gone with the JVM.
 * <p>
 * {@code -Dsamdrift.test.kafka=<servers>} and {@code -Dsamdrift.test.mongodb=<uri>} let
 * the same tests run on real servers.
 */
public final class TestServers {

	private static final Deque<Runnable> AT_EXIT = new ArrayDeque<>();

	private static @Nullable EmbeddedKafka kafka;

	private static @Nullable EmbeddedMongo mongo;

	private TestServers() {
	}

	/**
	 * The broker that all tests in this JVM share.
	 * @return its host and port
	 */
	public static synchronized String kafkaBootstrapServers() {
		String real = System.getProperty("samdrift.test.kafka");
		if (real != null && !real.isBlank()) {
			return real;
		}
		if (kafka == null) {
			kafka = kafkaOfItsOwn();
		}
		return kafka.bootstrapServers();
	}

	/**
	 * Where clients with a credential reach the broker that all tests in this JVM share;
	 * of a real one, the system property {@code samdrift.test.kafka.scram} tells.
	 * @return its host and port
	 */
	public static synchronized String kafkaScramServers() {
		String real = System.getProperty("samdrift.test.kafka.scram");
		if (real != null && !real.isBlank()) {
			return real;
		}
		kafkaBootstrapServers();
		if (kafka == null) {
			throw new IllegalStateException("Where do clients with a credential go? -Dsamdrift.test.kafka.scram");
		}
		return kafka.scramServers();
	}

	/**
	 * A database on the MongoDB server that all tests in this JVM share.
	 * @param database the database's name
	 * @return a connection string
	 */
	public static synchronized String mongoUri(String database) {
		String real = System.getProperty("samdrift.test.mongodb");
		if (real != null && !real.isBlank()) {
			return withDatabase(real, database);
		}
		if (mongo == null) {
			mongo = mongoOfItsOwn();
		}
		return mongo.uri(database);
	}

	/**
	 * A fresh broker for one test, always embedded, which that test may
	 * {@linkplain EmbeddedKafka#stop() stop} and {@linkplain EmbeddedKafka#start() start}
	 * as it likes. Its data goes with the JVM.
	 * @return the running broker
	 */
	public static synchronized EmbeddedKafka kafkaOfItsOwn() {
		Path directory = temporaryDirectory("kafka");
		EmbeddedKafka own = EmbeddedKafka.start(directory, 0, 0);
		atExit(() -> {
			own.close();
			remove(directory);
		});
		return own;
	}

	/**
	 * A fresh MongoDB server for one test, always embedded, which that test may close.
	 * @return the running server, with its data in memory
	 */
	public static synchronized EmbeddedMongo mongoOfItsOwn() {
		EmbeddedMongo own = EmbeddedMongo.startInMemory(0);
		atExit(own::close);
		return own;
	}

	/**
	 * An empty directory that goes with the JVM.
	 * @param name what it is for
	 * @return the directory
	 */
	public static synchronized Path temporaryDirectory(String name) {
		try {
			Path directory = Files.createTempDirectory("samdrift-" + name + "-");
			atExit(() -> remove(directory));
			return directory;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Names a database in a connection string, whatever database and options it had.
	 */
	static String withDatabase(String uri, String database) {
		int options = uri.indexOf('?');
		String address = (options < 0) ? uri : uri.substring(0, options);
		int path = address.indexOf('/', address.indexOf("://") + 3);
		String hosts = (path < 0) ? address : address.substring(0, path);
		return hosts + "/" + database + ((options < 0) ? "" : uri.substring(options));
	}

	private static void atExit(Runnable action) {
		if (AT_EXIT.isEmpty()) {
			Runtime.getRuntime().addShutdownHook(new Thread(TestServers::exit, "test-servers-exit"));
		}
		AT_EXIT.push(action);
	}

	private static synchronized void exit() {
		while (!AT_EXIT.isEmpty()) {
			try {
				AT_EXIT.pop().run();
			}
			catch (RuntimeException ex) {
				System.err.println("A test server was not stopped in good order: " + ex);
			}
		}
	}

	private static void remove(Path directory) {
		if (!Files.exists(directory)) {
			return;
		}
		try {
			Files.walkFileTree(directory, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
					Files.deleteIfExists(file);
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult postVisitDirectory(Path emptied, @Nullable IOException failure)
						throws IOException {
					Files.deleteIfExists(emptied);
					return FileVisitResult.CONTINUE;
				}

			});
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
