package no.samdrift.journal.consume;

import java.util.Optional;
import java.util.function.Consumer;

import io.cloudevents.CloudEvent;
import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import tools.jackson.databind.JsonNode;

import org.springframework.messaging.Message;

/** Makes Spring Cloud Stream functions that read events. */
public final class EventConsumers {

	private final MeterRegistry meters;

	public EventConsumers(MeterRegistry meters) {
		this.meters = meters;
	}

	/**
	 * A function that hands every event of a known type to {@code handler}, in order per
	 * subject. Unknown types are ignored and counted. What the handler throws is tried
	 * again and then parked; the handler must take the same event twice without harm.
	 */
	public Consumer<Message<byte[]>> each(Consumer<ReceivedEvent> handler) {
		SequenceWatch watch = new SequenceWatch(this.meters);
		return (message) -> {
			CloudEvent event = CloudEventMessages.read(message);
			Envelope envelope = Envelope.of(event);
			watch.saw(envelope);
			Optional<Class<? extends DomainEvent>> record = EventFamily.recordOf(event.getType());
			if (record.isEmpty()) {
				this.meters.counter("samdrift.events.ignored").increment();
				return;
			}
			handler.accept(received(envelope, record.get(), message.getPayload()));
		};
	}

	/**
	 * Reads an event of a known type.
	 * @throws IllegalArgumentException when the data does not fit the type
	 */
	private static ReceivedEvent received(Envelope envelope, Class<? extends DomainEvent> record, byte[] payload) {
		JsonNode data = EventJson.mapper().readTree(payload);
		DomainEvent event = EventJson.mapper().treeToValue(data, record);
		EventFamily family = EventFamily.of(event);
		JsonNode cardNode = data.get("card");
		Card card = (cardNode != null) ? EventJson.mapper().treeToValue(cardNode, family.cardType()) : null;
		return new ReceivedEvent(envelope, family, event, data, card);
	}

	/** Reads the attributes of a message, for consumers of cards. */
	public static Envelope envelope(Message<byte[]> message) {
		return Envelope.of(CloudEventMessages.read(message));
	}

}
