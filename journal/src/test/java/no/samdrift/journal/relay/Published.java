package no.samdrift.journal.relay;

import java.util.List;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import no.samdrift.embedded.TopicContents;
import no.samdrift.events.Envelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What an ordinary reader sees on a topic. */
final class Published {

	private final String bootstrapServers;

	Published(String bootstrapServers) {
		this.bootstrapServers = bootstrapServers;
	}

	/** All records of a key, in order, as a {@code read_committed} reader sees them. */
	List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
		return TopicContents.of(this.bootstrapServers, topic)
			.stream()
			.filter((record) -> record.key().equals(key))
			.toList();
	}

	List<Envelope> envelopes(String topic, String key) {
		return records(topic, key).stream().map((record) -> Envelope.of(cloudEvent(record))).toList();
	}

	List<Long> sequences(String topic, String key) {
		return envelopes(topic, key).stream().map(Envelope::sequence).toList();
	}

	static CloudEvent cloudEvent(ConsumerRecord<String, byte[]> record) {
		return KafkaMessageFactory.createReader(record).toEvent();
	}

}
