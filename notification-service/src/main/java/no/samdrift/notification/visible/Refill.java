package no.samdrift.notification.visible;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import no.samdrift.events.Envelope;
import no.samdrift.journal.readmodel.RebuildableReadModel;

/**
 * Fills the visible cards from the events' topics, from their beginning: where there are
 * none yet, and when an operator asks for it. Meanwhile the streams' writer goes on
 * keeping what is new; the order does not matter. Neither streams nor cursors nor inboxes
 * are touched; snapshots are refused until it is done.
 */
public final class Refill implements RebuildableReadModel {

	/** The visible cards among the read models. */
	public static final String NAME = "visible-cards";

	private static final Logger logger = LoggerFactory.getLogger(Refill.class);

	private final VisibleCards cards;

	private final Map<String, Object> settings;

	private final Collection<String> topics;

	Refill(VisibleCards cards, Map<String, Object> clientSettings, Collection<String> topics) {
		this.cards = cards;
		this.settings = new HashMap<>(clientSettings);
		this.settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
		this.settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
		this.settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
		this.settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
		this.settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1000);
		this.topics = topics;
		cards.ensureIndexes();
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Source source() {
		return Source.EVENTS;
	}

	@Override
	public boolean isEmptyAtFirst() {
		return true;
	}

	/**
	 * Forgets the cards and reads them anew.
	 * @throws IllegalStateException when nothing is on the topics although there are
	 * cards: the topics were lost, and what is here is all there is
	 */
	@Override
	public void rebuild(Filling filling) {
		try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(this.settings, new ByteArrayDeserializer(),
				new ByteArrayDeserializer())) {
			List<TopicPartition> partitions = partitions(consumer);
			if (this.cards.count() > 0
					&& consumer.endOffsets(partitions).values().stream().allMatch((end) -> end == 0)) {
				throw new IllegalStateException(
						"The topics of events are empty. Let the services that own them republish their journals first");
			}
			this.cards.clear();
			// only now: what was written before was kept before, and is cleared
			Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
			consumer.assign(partitions);
			consumer.seekToBeginning(partitions);
			for (long left = left(consumer, ends); left > 0; left = left(consumer, ends)) {
				filling.left(left);
				List<ToldCard> told = new ArrayList<>();
				consumer.poll(Duration.ofMillis(500)).forEach((record) -> card(record, told));
				this.cards.keep(told);
			}
		}
		logger.info("The visible cards of {} resources are read", this.cards.count());
	}

	private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
		List<TopicPartition> partitions = new ArrayList<>();
		for (String topic : this.topics) {
			List<PartitionInfo> found = consumer.partitionsFor(topic);
			if (found.isEmpty()) {
				throw new IllegalStateException("The topic " + topic + " is not there yet");
			}
			found.forEach((partition) -> partitions.add(new TopicPartition(topic, partition.partition())));
		}
		return partitions;
	}

	private static long left(KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
		return ends.entrySet()
			.stream()
			.mapToLong((end) -> Math.max(0, end.getValue() - consumer.position(end.getKey())))
			.sum();
	}

	private static void card(ConsumerRecord<byte[], byte[]> record, List<ToldCard> told) {
		try {
			ToldCard.of(record, Envelope.of(KafkaMessageFactory.createReader(record).toEvent())).ifPresent(told::add);
		}
		catch (CloudEventRWException | IllegalArgumentException ex) {
			// what does not say who may see it goes to nobody; the streams' writer parks
			// it
			logger.debug("No readable envelope at {}-{}@{}", record.topic(), record.partition(), record.offset());
		}
	}

}
