package no.samdrift.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import org.h2.mvstore.MVStore;

/**
 * A server in this process that speaks MongoDB's wire protocol, on the loopback address
 * only.
 * <p>
 * It has neither sessions, multi-document transactions nor change streams. Unique indexes
 * are real; other indexes are accepted and ignored. What it has answered outlives the
 * process, as what a MongoDB server has acknowledged by a majority does.
 */
public final class EmbeddedMongo implements AutoCloseable {

	private static final String LOOPBACK = "127.0.0.1";

	/**
	 * How long the file keeps what newer data has replaced, in milliseconds: enough for a
	 * process that dies, which is all that an embedded server guards against.
	 */
	private static final int RETENTION = 1_000;

	private final MVStore store;

	private final MongoServer server;

	private final int port;

	private EmbeddedMongo(MVStore store, int port) {
		this.store = store;
		this.server = new MongoServer(new DurableBackend(store));
		try {
			this.server.bind(new InetSocketAddress(LOOPBACK, port));
		}
		catch (Exception ex) { // the network library throws checked exceptions undeclared
			close();
			throw new IllegalStateException("The MongoDB server on port " + port + " did not start", ex);
		}
		this.port = this.server.getLocalAddress().getPort();
	}

	/**
	 * Starts a server that keeps its data.
	 * @param directory where its data is or shall be; made when it does not exist
	 * @param port the port that clients connect to; 0 takes a free one
	 * @return the running server
	 * @throws IllegalStateException when the port is taken, or another process uses the
	 * directory
	 */
	public static EmbeddedMongo start(Path directory, int port) {
		try {
			Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The MongoDB directory " + directory + " cannot be made", ex);
		}
		MVStore store = new MVStore.Builder().fileName(directory.resolve("data.mv.db").toString()).cacheSize(8).open();
		store.setRetentionTime(RETENTION);
		return new EmbeddedMongo(store, port);
	}

	/**
	 * Starts a server whose data is gone when it is closed.
	 * @param port the port that clients connect to; 0 takes a free one
	 * @return the running server
	 */
	public static EmbeddedMongo startInMemory(int port) {
		return new EmbeddedMongo(new MVStore.Builder().open(), port);
	}

	/**
	 * The address of a database.
	 * @param database the database's name
	 * @return a MongoDB connection string
	 */
	public String uri(String database) {
		return "mongodb://" + LOOPBACK + ":" + this.port + "/" + database;
	}

	@Override
	public void close() {
		this.server.shutdownNow();
		this.store.close();
	}

	/**
	 * Answers when everything that the answer rests on is in the file. One commit serves
	 * all who wait for it: those behind the first find nothing left to write.
	 */
	private static final class DurableBackend extends H2Backend {

		private final Object commit = new Object();

		DurableBackend(MVStore store) {
			super(store);
		}

		@Override
		public Document handleMessage(MongoMessage message) {
			Document answer = super.handleMessage(message);
			if (!isInMemory()) {
				synchronized (this.commit) {
					if (getMvStore().hasUnsavedChanges()) {
						commit();
					}
				}
			}
			return answer;
		}

	}

}
