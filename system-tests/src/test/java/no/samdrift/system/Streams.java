package no.samdrift.system;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import no.samdrift.embedded.TopicContents;
import no.samdrift.events.Envelope;
import org.apache.kafka.clients.consumer.ConsumerRecord;

import static org.assertj.core.api.Assertions.assertThat;

/** What an ordinary Kafka client reads. */
final class Streams {

	private final String bootstrapServers;

	Streams(String bootstrapServers) {
		this.bootstrapServers = bootstrapServers;
	}

	/** Everything on a municipality's stream, in order. */
	List<ConsumerRecord<String, byte[]>> ofMunicipality(String organisationId) {
		return records("samdrift.municipality." + organisationId);
	}

	/** Everything on a topic; in order per key. */
	List<ConsumerRecord<String, byte[]>> records(String topic) {
		return TopicContents.of(this.bootstrapServers, topic);
	}

	static CloudEvent cloudEvent(ConsumerRecord<String, byte[]> record) {
		return KafkaMessageFactory.createReader(record).toEvent();
	}

	static List<Envelope> envelopes(List<ConsumerRecord<String, byte[]>> records) {
		return records.stream().map((record) -> Envelope.of(cloudEvent(record))).toList();
	}

	/**
	 * G3: per subject the next sequence is one more, or a tail comes again in order with
	 * the same ids.
	 */
	static void assertNoGapAndOrderedRepeatsOnly(List<Envelope> envelopes) {
		Map<String, Long> before = new HashMap<>();
		Map<String, Long> highest = new HashMap<>();
		Map<String, String> ids = new HashMap<>();
		for (Envelope envelope : envelopes) {
			String subject = envelope.source() + "/" + envelope.subject();
			long next = envelope.sequence();
			assertThat(next == before.getOrDefault(subject, 0L) + 1 || next <= highest.getOrDefault(subject, 0L))
				.as("%s: %d after %s", subject, next, before.get(subject))
				.isTrue();
			assertThat(ids.putIfAbsent(subject + "/" + next, envelope.id())).isIn(null, envelope.id());
			before.put(subject, next);
			highest.merge(subject, next, Math::max);
		}
		assertThat(before).isEqualTo(highest);
	}

	/** G5: the same without any repeat. */
	static void assertNoGapAndNoRepeat(List<Envelope> envelopes) {
		Map<String, Long> last = new HashMap<>();
		for (Envelope envelope : envelopes) {
			String subject = envelope.source() + "/" + envelope.subject();
			assertThat(envelope.sequence()).as(subject).isEqualTo(last.getOrDefault(subject, 0L) + 1);
			last.put(subject, envelope.sequence());
		}
	}

}
