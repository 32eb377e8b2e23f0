package no.samdrift.portal.contract;

import java.util.List;
import java.util.Optional;

import no.samdrift.events.EventFamily;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * An event or a card of the contract.
 *
 * @param type its CloudEvents type
 * @param name the type's name, such as {@code PilotStarted}
 * @param family what it is about
 * @param card whether it is a card, and no event
 * @param schema the JSON Schema of its data
 * @param example one that was recorded, as a structured CloudEvent
 */
record Message(String type, String name, EventFamily family, boolean card, JsonNode schema,
		@Nullable JsonNode example) {

	/** The key of its name in words. */
	public String title() {
		return (this.card ? "contract.card." + this.family.name() : "event." + this.name);
	}

	/** What the contract says that it means, in English. */
	public String meaning() {
		return this.schema.path("description").asString();
	}

	public boolean deprecated() {
		return this.schema.path("deprecated").asBoolean(false);
	}

	/** The fields of its data. */
	public List<SchemaField> fields() {
		return SchemaField.of(this.schema, (reference) -> reference.startsWith("#/")
				? this.schema.at(reference.substring(1)) : MissingNode.getInstance());
	}

	/** The type of the card that it carries; absent for a card, and when it has none. */
	public @Nullable String carries() {
		return this.card ? null : EventFamily.cardTypeOf(this.type).orElse(null);
	}

	/** The topic that it is told on. */
	public String topic() {
		return this.card ? this.family.cardsTopic() : this.family.eventsTopic();
	}

	/** The example as it can be read. */
	public Optional<String> recorded() {
		return Optional.ofNullable(this.example).map(JsonNode::toPrettyString);
	}

}
