package no.samdrift.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.backend.h2.H2Database;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.wire.message.MongoMessage;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

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

	/** Another number whenever the file is written otherwise than before. */
	private static final int FORMAT = 2;

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
	 * @throws IllegalStateException when the port is taken, another process uses the
	 * directory, or its data was written in another format
	 */
	public static EmbeddedMongo start(Path directory, int port) {
		try {
			Files.createDirectories(directory);
		}
		catch (IOException ex) {
			throw new IllegalStateException("The MongoDB directory " + directory + " cannot be made", ex);
		}
		MVStore store = new MVStore.Builder().fileName(directory.resolve("data.mv.db").toString()).cacheSize(8).open();
		if (store.getMapNames().isEmpty()) {
			store.setStoreVersion(FORMAT);
		}
		else if (store.getStoreVersion() != FORMAT) {
			store.close();
			throw new IllegalStateException("The MongoDB data in " + directory
					+ " was written by another version of Samdrift. ./samdrift reset removes it.");
		}
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

		@Override
		protected MongoDatabase openOrCreateDatabase(String name) {
			return new TypedDatabase(name);
		}

		/**
		 * Opens what it keeps with types of its own. A map is opened once: the server's
		 * code gets the one that is open.
		 */
		private final class TypedDatabase extends H2Database {

			TypedDatabase(String name) {
				super(name, getMvStore(), getCursorRegistry());
			}

			@Override
			protected MongoCollection<Object> openOrCreateCollection(String collection, CollectionOptions options) {
				String name = getFullCollectionNamespace(collection);
				MVMap<Object, Document> documents = getMvStore().openMap("databases." + name,
						new MVMap.Builder<Object, Document>().keyType(new ValueType()).valueType(new DocumentType()));
				return new SteadyCollection(this, collection, options, documents, getMvStore().openMap("meta." + name),
						getCursorRegistry());
			}

			@Override
			protected Index<Object> openOrCreateUniqueIndex(String collection, String index, List<IndexKey> keys,
					boolean sparse) {
				getMvStore().openMap(getFullCollectionNamespace(collection) + "._index_" + index,
						new MVMap.Builder<KeyValue, @Nullable Object>().keyType(new KeyType())
							.valueType(new ValueType()));
				return super.openOrCreateUniqueIndex(collection, index, keys, sparse);
			}

		}

	}

}
