package no.samdrift.journal.replica;

import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoDatabase;
import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.events.Card;
import no.samdrift.events.EventFamily;

/** Makes replicas in this service's own database. */
public final class Replicas {

	private final MongoDatabase database;

	private final Map<String, Object> clientSettings;

	private final MeterRegistry meters;

	/**
	 * Replicas of a service.
	 * @param database the service's database
	 * @param clientSettings how to reach Kafka
	 */
	public Replicas(MongoDatabase database, Map<String, Object> clientSettings, MeterRegistry meters) {
		this.database = database;
		this.clientSettings = Map.copyOf(clientSettings);
		this.meters = meters;
	}

	/**
	 * The replica of a family's cards, in the collection {@code replica-<family>}.
	 * @param filteredFields fields of the card that it is searched by, such as
	 * {@code projectId}
	 */
	public <C extends Card> Replica<C> of(EventFamily family, Class<C> card, String... filteredFields) {
		if (family.cardType() != card) {
			throw new IllegalArgumentException("The cards of " + family + " are " + family.cardType());
		}
		Replica<C> replica = new Replica<>(family, card, this.database.getCollection("replica-" + family.key()),
				this.clientSettings, this.meters);
		replica.ensureIndexes(List.of(filteredFields));
		return replica;
	}

}
