package no.samdrift.journal.relay;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.SourcePrefix;
import no.samdrift.journal.JournalEntry;
import org.apache.kafka.clients.producer.ProducerRecord;

/** The Kafka records of a journal entry: clean CloudEvents in binary mode. */
final class EntryRecords {

	private final SourcePrefix prefix;

	private final String schemaBase;

	/**
	 * Records with schemas at an address.
	 * @param prefix what their sources begin with
	 * @param schemaBase where JSON Schemas are served, without a slash at its end
	 */
	EntryRecords(SourcePrefix prefix, String schemaBase) {
		this.prefix = prefix;
		this.schemaBase = schemaBase;
	}

	/** What happened, in order, each with the card as it was right after. */
	List<ProducerRecord<String, byte[]>> events(JournalEntry entry) {
		List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
		long sequence = entry.firstSequence();
		for (JournalEntry.Event event : entry.events()) {
			Map<String, Object> data = new LinkedHashMap<>(event.data());
			if (entry.family().cardInEvents()) {
				data.put("card", entry.card());
			}
			records
				.add(toRecord(entry.family().eventsTopic(), entry, event, event.id(), event.type(), sequence++, data));
		}
		return records;
	}

	/** How the aggregate is after the entry. */
	ProducerRecord<String, byte[]> card(JournalEntry entry) {
		JournalEntry.Event last = entry.events().getLast();
		EventFamily family = entry.family();
		return toRecord(family.cardsTopic(), entry, last, last.id() + "-card", family.cardTypeName(),
				entry.lastSequence(), entry.card());
	}

	private ProducerRecord<String, byte[]> toRecord(String topic, JournalEntry entry, JournalEntry.Event event,
			String id, String type, long sequence, Map<String, Object> data) {
		CloudEvent cloudEvent = new Envelope(id, type, this.prefix.of(entry.family()), entry.aggregateId(),
				entry.recordedAt(), URI.create(this.schemaBase + "/" + type + ".json"), sequence, entry.correlationId(),
				entry.causationId(), entry.traceparent(), entry.actor(), event.audience())
			.with(EventJson.mapper().writeValueAsBytes(data));
		return KafkaMessageFactory
			.<String>createWriter(topic, null, entry.recordedAt().toEpochMilli(), entry.aggregateId())
			.writeBinary(cloudEvent);
	}

}
