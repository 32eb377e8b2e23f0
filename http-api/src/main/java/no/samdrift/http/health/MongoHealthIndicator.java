package no.samdrift.http.health;

import org.bson.Document;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/**
 * Whether the service's own database answers. The framework's own indicator lists all
 * databases, which a service's user has no right to and not every server knows how to.
 */
final class MongoHealthIndicator extends AbstractHealthIndicator {

	private static final Document PING = new Document("ping", 1);

	private final MongoDatabaseFactory mongo;

	MongoHealthIndicator(MongoDatabaseFactory mongo) {
		super("MongoDB does not answer");
		this.mongo = mongo;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		this.mongo.getMongoDatabase().runCommand(PING);
		builder.up();
	}

}
