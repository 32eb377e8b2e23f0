package no.samdrift.embedded;

import java.nio.file.Path;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import org.bson.Document;
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

}
