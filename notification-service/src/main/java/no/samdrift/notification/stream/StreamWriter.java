package no.samdrift.notification.stream;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.BatchMessageListener;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.OrganisationId;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.deadletter.PoisonParking;
import no.samdrift.journal.topics.TopicDeclarations;
import no.samdrift.notification.facts.CardReader;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.federation.FederatedTopics;
import no.samdrift.notification.visible.ToldCard;
import no.samdrift.notification.visible.VisibleCards;

/**
 * Copies each event to the stream of every municipality and county that may see it, in
 * the Kafka transaction that also holds the consumed offsets and the positions. The copy
 * has the original's key, value and CloudEvents headers, and nothing else.
 * <p>
 * Of another programme's events, which everybody may see, no card is waited for and no
 * gap is counted: what not everybody may see there has not come.
 */
class StreamWriter implements BatchMessageListener<byte[], byte[]> {

	private static final Logger logger = LoggerFactory.getLogger(StreamWriter.class);

	private static final String ATTRIBUTES = "ce_";

	private static final String CONTENT_TYPE = "content-type";

	private static final Duration PATIENCE = Duration.ofSeconds(1);

	private final KafkaOperations<byte[], byte[]> kafka;

	private final FederatedTopics federated;

	private final CardReader cards;

	private final Facts facts;

	private final StreamTopics topics;

	private final StreamPositions positions;

	private final VisibleCards visible;

	private final StreamNews news;

	private final Clock clock;

	private final String group;

	private final StreamSteps steps;

	private final Counter written;

	private final Counter repeats;

	private final Counter gaps;

	private final Counter parked;

	private final Timer latency;

	private final AtomicInteger waiting = new AtomicInteger();

	StreamWriter(KafkaOperations<byte[], byte[]> kafka, FederatedTopics federated, CardReader cards, Facts facts,
			StreamTopics topics, StreamPositions positions, VisibleCards visible, StreamNews news, Clock clock,
			String group, StreamSteps steps, MeterRegistry meters) {
		this.kafka = kafka;
		this.federated = federated;
		this.cards = cards;
		this.facts = facts;
		this.topics = topics;
		this.positions = positions;
		this.visible = visible;
		this.news = news;
		this.clock = clock;
		this.group = group;
		this.steps = steps;
		this.written = counter(meters, "samdrift.streams.records", "Records written to municipalities' streams");
		this.repeats = counter(meters, "samdrift.streams.repeats", "Events that came again and were not written again");
		this.gaps = counter(meters, "samdrift.streams.gaps", "Sequences that never came; must stay 0");
		this.parked = counter(meters, "samdrift.streams.parked", "Events without a readable envelope, parked");
		this.latency = Timer.builder("samdrift.streams.latency")
			.description("From the recording of an event to the committed streams")
			.publishPercentiles(0.5, 0.95, 0.99)
			.register(meters);
		Gauge.builder("samdrift.streams.waiting", this.waiting, AtomicInteger::get)
			.description("Organisations that an event names and whose card has not come; the streams wait for them")
			.register(meters);
	}

	private static Counter counter(MeterRegistry meters, String name, String description) {
		return Counter.builder(name).description(description).register(meters);
	}

	@Override
	public void onMessage(List<ConsumerRecord<byte[], byte[]>> records) {
		prepare(records);
		List<Copied> copied = new ArrayList<>();
		List<ToldCard> told = new ArrayList<>();
		Map<StreamPositions.Place, Long> reached = new LinkedHashMap<>();
		for (ConsumerRecord<byte[], byte[]> record : records) {
			Envelope envelope;
			try {
				envelope = Envelope.of(event(record));
			}
			catch (CloudEventRWException | IllegalArgumentException ex) {
				park(record, ex);
				continue;
			}
			boolean elsewhere = this.federated.has(record.topic());
			StreamPositions.Place place = place(record, envelope, elsewhere);
			long before = reached.getOrDefault(place, this.positions.of(place.source(), place.subject()));
			if (envelope.sequence() <= before) {
				this.repeats.increment();
				// the streams have it; where it is now is news when its topic was lost
				ToldCard.of(record, envelope).ifPresent(told::add);
				continue;
			}
			if (!elsewhere && before > 0 && envelope.sequence() > before + 1) {
				this.gaps.increment(envelope.sequence() - before - 1);
			}
			if (!elsewhere) {
				awaitOrganisations(envelope);
			}
			copied.add(new Copied(record, envelope, elsewhere, streams(envelope.audience())));
			ToldCard.of(record, envelope).ifPresent(told::add);
			reached.put(place, envelope.sequence());
		}
		// before the streams: a snapshot is never older than the cursor it goes with
		this.visible.keep(told);
		write(copied, reached);
	}

	private void prepare(List<ConsumerRecord<byte[], byte[]>> records) {
		Map<TopicPartition, Long> last = new HashMap<>();
		records.forEach((record) -> last.put(source(record), record.offset()));
		last.forEach((partition, offset) -> {
			if (!this.federated.has(partition.topic())) {
				this.cards.awaitCurrent(partition, offset);
			}
		});
		this.positions.ensureLoaded(last.keySet());
	}

	/**
	 * What the sequence counts. A topic of this installation's own has one source; on
	 * another programme's topic those of all its services come together.
	 */
	private static StreamPositions.Place place(ConsumerRecord<byte[], byte[]> record, Envelope envelope,
			boolean elsewhere) {
		return new StreamPositions.Place(source(record),
				elsewhere ? envelope.source() + " " + envelope.subject() : envelope.subject());
	}

	/**
	 * An organisation that the event concerns must be known, or its stream could miss it.
	 */
	private void awaitOrganisations(Envelope envelope) {
		Set<OrganisationId> needed = new HashSet<>(envelope.audience().organisations());
		if (isAboutAnOrganisation(envelope)) {
			needed.add(new OrganisationId(envelope.subject()));
		}
		for (OrganisationId organisation : needed) {
			if (!this.facts.await(() -> this.facts.knows(EventFamily.ORGANISATION, organisation.value()), PATIENCE)) {
				this.waiting.set(1);
				logger.warn("The streams wait for the card of organisation {}, which {} {} names", organisation,
						envelope.type(), envelope.id());
				throw new FactNotYetKnown(EventFamily.ORGANISATION.key(), organisation.value());
			}
		}
		this.waiting.set(0);
	}

	private static boolean isAboutAnOrganisation(Envelope envelope) {
		return EventFamily.recordOf(envelope.type())
			.filter((record) -> EventFamily.ORGANISATION.eventType().isAssignableFrom(record))
			.isPresent();
	}

	/** The organisations that have a stream and may see it (guarantee G6). */
	private List<OrganisationId> streams(Audience audience) {
		return this.facts.municipalities().stream().filter(audience::admits).toList();
	}

	private void write(List<Copied> copied, Map<StreamPositions.Place, Long> reached) {
		Set<OrganisationId> touched = new HashSet<>();
		copied.forEach((copy) -> touched.addAll(copy.streams()));
		this.topics.open(touched);
		int count = 0;
		for (Copied copy : copied) {
			for (OrganisationId organisation : copy.streams()) {
				this.kafka.send(copy(copy.record(), MunicipalTopic.of(organisation)));
				this.steps.sent(++count);
			}
		}
		reached.forEach((place, sequence) -> this.kafka.send(StreamPositions.record(place, sequence)));
		int records = count;
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void afterCommit() {
				StreamWriter.this.positions.committed(reached);
				StreamWriter.this.written.increment(records);
				Instant now = StreamWriter.this.clock.instant();
				copied.stream()
					.filter((copy) -> !copy.elsewhere())
					.forEach((copy) -> StreamWriter.this.latency.record(age(copy.envelope(), now)));
				StreamWriter.this.news.written(touched);
			}

		});
	}

	private static Duration age(Envelope envelope, Instant now) {
		Duration age = Duration.between(envelope.time(), now);
		return age.isNegative() ? Duration.ZERO : age;
	}

	/** What does not say who may see it goes to nobody. */
	private void park(ConsumerRecord<byte[], byte[]> record, RuntimeException reason) {
		logger.error("The record {}-{}@{} has no readable envelope and is parked: {}", record.topic(),
				record.partition(), record.offset(), reason.getMessage());
		RecordHeaders headers = new RecordHeaders(record.headers().toArray());
		headers.add(KafkaHeaders.DLT_ORIGINAL_PARTITION,
				ByteBuffer.allocate(Integer.BYTES).putInt(record.partition()).array());
		headers.add(KafkaHeaders.DLT_ORIGINAL_OFFSET, ByteBuffer.allocate(Long.BYTES).putLong(record.offset()).array());
		headers.add(PoisonParking.REASON, String.valueOf(reason.getMessage()).getBytes(StandardCharsets.UTF_8));
		this.kafka.send(new ProducerRecord<>(TopicDeclarations.deadLetters(record.topic(), this.group), null,
				record.key(), record.value(), headers));
		this.parked.increment();
	}

	private static CloudEvent event(ConsumerRecord<byte[], byte[]> record) {
		return KafkaMessageFactory.createReader(record).toEvent();
	}

	private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> record, String topic) {
		List<Header> attributes = Arrays.stream(record.headers().toArray())
			.filter((header) -> header.key().startsWith(ATTRIBUTES) || header.key().equals(CONTENT_TYPE))
			.toList();
		return new ProducerRecord<>(topic, 0, record.timestamp(), record.key(), record.value(), attributes);
	}

	private static TopicPartition source(ConsumerRecord<byte[], byte[]> record) {
		return new TopicPartition(record.topic(), record.partition());
	}

	private record Copied(ConsumerRecord<byte[], byte[]> record, Envelope envelope, boolean elsewhere,
			List<OrganisationId> streams) {
	}

}
