package no.samdrift.embedded;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.mongodb.ConnectionString;
import com.mongodb.MongoClientSettings;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Updates;
import de.bwaldvogel.mongo.backend.KeyValue;
import org.bson.Document;
import org.bson.UuidRepresentation;
import org.bson.types.Binary;
import org.bson.types.ObjectId;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EmbeddedMongoTests {

	@Test
	void aUniqueIndexIsReal() {
		try (MongoClient client = MongoClients.create(TestServers.mongoUri("unique"))) {
			MongoCollection<Document> keys = client.getDatabase("unique").getCollection("keys");
			keys.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
			keys.insertOne(new Document("_id", 1).append("key", "same"));
			assertThatExceptionOfType(MongoWriteException.class)
				.isThrownBy(() -> keys.insertOne(new Document("_id", 2).append("key", "same")))
				.matches((failure) -> failure.getError().getCode() == 11000);
		}
	}

	@Test
	void documentsAndUniqueIndexesAreKeptOverARestart(@TempDir Path directory) {
		try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
				MongoClient client = MongoClients.create(mongo.uri("kept"))) {
			MongoCollection<Document> keys = client.getDatabase("kept").getCollection("keys");
			keys.createIndex(Indexes.ascending("key"), new IndexOptions().unique(true));
			keys.insertOne(new Document("_id", 1).append("key", "same"));
		}
		try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
				MongoClient client = MongoClients.create(mongo.uri("kept"))) {
			MongoCollection<Document> keys = client.getDatabase("kept").getCollection("keys");
			assertThat(keys.countDocuments()).isEqualTo(1);
			assertThatExceptionOfType(MongoWriteException.class)
				.isThrownBy(() -> keys.insertOne(new Document("_id", 2).append("key", "same")));
		}
	}

	@Test
	void whatWasAnsweredOutlivesAProcessThatIsKilled(@TempDir Path directory) throws Exception {
		Process server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), ServerOfItsOwn.class.getName(), directory.toString())
			.redirectError(ProcessBuilder.Redirect.DISCARD)
			.start();
		int answered = 0;
		try (BufferedReader said = server.inputReader();
				MongoClient client = MongoClients.create(ServerOfItsOwn.uri(said.readLine()))) {
			MongoCollection<Document> entries = client.getDatabase("kept").getCollection("entries");
			while (answered < 100) {
				entries.insertOne(new Document("_id", answered));
				answered++;
			}
			entries.updateOne(Filters.eq(99), Updates.set("changed", true));
			server.destroyForcibly().waitFor();
		}
		try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
				MongoClient client = MongoClients.create(mongo.uri("kept"))) {
			MongoCollection<Document> entries = client.getDatabase("kept").getCollection("entries");
			assertThat(entries.countDocuments()).isEqualTo(answered);
			assertThat(entries.find(Filters.eq(99)).first()).containsEntry("changed", true);
		}
	}

	/** A document is written to the file while it changes, again and again. */
	@Test
	void manyWhoUpdateAtOnceDoNotDisturbWhatIsWrittenMeanwhile(@TempDir Path directory) throws Exception {
		int writers = 4;
		int updates = 300;
		try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
				MongoClient client = MongoClients.create(mongo.uri("busy"));
				ExecutorService work = Executors.newFixedThreadPool(writers)) {
			List<Future<?>> running = new ArrayList<>();
			for (int writer = 0; writer < writers; writer++) {
				MongoCollection<Document> own = client.getDatabase("busy").getCollection("of" + writer);
				own.insertMany(IntStream.range(0, 20).mapToObj(EmbeddedMongoTests::large).toList());
				running.add(work.submit(() -> {
					for (int update = 1; update <= updates; update++) {
						// others' documents lie beside it, so its page is always to be
						// written
						own.updateMany(Filters.empty(), Updates.combine(Updates.unset("old" + (update - 1)),
								Updates.set("old" + update, update)));
					}
				}));
			}
			for (Future<?> one : running) {
				one.get();
			}
		}
		try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
				MongoClient client = MongoClients.create(mongo.uri("busy"))) {
			for (int writer = 0; writer < writers; writer++) {
				assertThat(client.getDatabase("busy").getCollection("of" + writer).find()).allSatisfy(
						(document) -> assertThat(document).hasSize(102).containsEntry("old" + updates, updates));
			}
		}
	}

	private static Document large(int id) {
		Document document = new Document("_id", id);
		IntStream.range(0, 100).forEach((field) -> document.append("field" + field, field));
		return document;
	}

	@Test
	void everyKindOfValueIsKeptAndFoundByItsId(@TempDir Path directory) {
		Document document = new Document("text", "å").append("whole", 1)
			.append("long", 1L << 40)
			.append("broken", 0.5)
			.append("flag", true)
			.append("nothing", null)
			.append("at", new Date(1_000))
			.append("bytes", new Binary(new byte[] { 1, 2 }))
			.append("list", List.of(1, "two", new Document("three", 3)))
			.append("inner", new Document("a", new Document("b", "c")));
		List<Object> ids = List.of(1, "1", new Document("id", "a").append("version", 1L),
				new Document("id", "a").append("version", 2L), new ObjectId(), UUID.randomUUID(), new Date(2_000));
		try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
				MongoClient client = mongoClient(mongo.uri("kept"))) {
			MongoCollection<Document> kept = client.getDatabase("kept").getCollection("kept");
			kept.createIndex(Indexes.ascending("missing", "number"), new IndexOptions().unique(true).sparse(true));
			ids.forEach((id) -> kept
				.insertOne(new Document("_id", id).append("number", ids.indexOf(id)).append("document", document)));
		}
		try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
				MongoClient client = mongoClient(mongo.uri("kept"))) {
			MongoCollection<Document> kept = client.getDatabase("kept").getCollection("kept");
			assertThat(ids).allSatisfy((id) -> {
				assertThat(kept.find(Filters.eq(id)).first()).extracting("document").isEqualTo(document);
				assertThatExceptionOfType(MongoWriteException.class)
					.isThrownBy(() -> kept.insertOne(new Document("_id", id).append("number", 99)));
			});
			assertThatExceptionOfType(MongoWriteException.class)
				.isThrownBy(() -> kept.insertOne(new Document("_id", "new").append("number", 3)));
		}
	}

	@Test
	void documentsAndKeysAreKeptByTheirTypes(@TempDir Path directory) {
		try (EmbeddedMongo mongo = EmbeddedMongo.start(directory, 0);
				MongoClient client = MongoClients.create(mongo.uri("kept"))) {
			client.getDatabase("kept").getCollection("entries").insertOne(new Document("_id", "id").append("is", 1));
		}
		try (MVStore store = MVStore.open(directory.resolve("data.mv.db").toString())) {
			assertThat(store
				.openMap("databases.kept.entries",
						new MVMap.Builder<Object, de.bwaldvogel.mongo.bson.Document>().keyType(new ValueType())
							.valueType(new DocumentType()))
				.get("id")).containsEntry("is", 1);
			assertThat(store
				.openMap("kept.entries._index__id_",
						new MVMap.Builder<KeyValue, Object>().keyType(new KeyType()).valueType(new ValueType()))
				.get(new KeyValue("id"))).isEqualTo("id");
		}
	}

	@Test
	void aFileOfAnotherFormatIsNotTouched(@TempDir Path directory) {
		try (MVStore other = MVStore.open(directory.resolve("data.mv.db").toString())) {
			other.openMap("databases.kept.entries").put("id", "something");
		}
		assertThatIllegalStateException().isThrownBy(() -> EmbeddedMongo.start(directory, 0))
			.withMessageContaining("./samdrift reset");
		try (MVStore other = MVStore.open(directory.resolve("data.mv.db").toString())) {
			assertThat(other.openMap("databases.kept.entries")).containsEntry("id", "something");
		}
	}

	@Test
	void aTakenPortIsSaidClearly(@TempDir Path directory) {
		try (EmbeddedMongo first = EmbeddedMongo.startInMemory(0)) {
			int taken = java.net.URI.create(first.uri("any")).getPort();
			assertThatIllegalStateException().isThrownBy(() -> EmbeddedMongo.start(directory, taken))
				.withMessage("The MongoDB server on port " + taken + " did not start");
		}
		EmbeddedMongo.start(directory, 0).close();
	}

	@Test
	void theDatabaseOfARealServersAddressIsReplaced() {
		assertThat(TestServers.withDatabase("mongodb://a:1,b:2/?replicaSet=rs0", "x"))
			.isEqualTo("mongodb://a:1,b:2/x?replicaSet=rs0");
		assertThat(TestServers.withDatabase("mongodb://u:p@a:1/old?authSource=admin", "x"))
			.isEqualTo("mongodb://u:p@a:1/x?authSource=admin");
		assertThat(TestServers.withDatabase("mongodb://a:1", "x")).isEqualTo("mongodb://a:1/x");
	}

	private static MongoClient mongoClient(String uri) {
		return MongoClients.create(MongoClientSettings.builder()
			.applyConnectionString(new ConnectionString(uri))
			.uuidRepresentation(UuidRepresentation.STANDARD)
			.build());
	}

	/** A server that can be killed. */
	static final class ServerOfItsOwn {

		public static void main(String[] arguments) {
			EmbeddedMongo mongo = EmbeddedMongo.start(Path.of(arguments[0]), 0);
			System.out.println(PREFIX + mongo.uri("kept"));
		}

		static String uri(String line) {
			assertThat(line).startsWith(PREFIX);
			return line.substring(PREFIX.length());
		}

		private static final String PREFIX = "listens at ";

	}

}
