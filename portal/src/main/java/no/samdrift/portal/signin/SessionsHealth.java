package no.samdrift.portal.signin;

import org.bson.Document;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.stereotype.Component;

/** Whether sessions can be read; asked by ping, which every server knows. */
@Component("mongoHealthIndicator")
class SessionsHealth extends AbstractHealthIndicator {

	private final MongoOperations mongo;

	SessionsHealth(MongoOperations mongo) {
		super("The sessions' database does not answer");
		this.mongo = mongo;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		this.mongo.executeCommand(new Document("ping", 1));
		builder.up();
	}

}
