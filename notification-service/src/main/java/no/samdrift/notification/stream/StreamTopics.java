package no.samdrift.notification.stream;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.bson.Document;

import no.samdrift.events.OrganisationId;
import no.samdrift.journal.topics.TopicDeclarations;

/**
 * The topics that hold the streams: one for each municipality and county, with one
 * partition, so that the order is total and an offset is a place in it; kept for ever.
 */
class StreamTopics implements AutoCloseable {

	/** The highest sequence of each subject that is written to the streams. */
	static final String POSITIONS = "samdrift.notification.stream-positions";

	private static final int WAIT = 10;

	private final Admin admin;

	private final MongoCollection<Document> streams;

	private final Clock clock;

	private final short replication;

	private final Set<OrganisationId> open = ConcurrentHashMap.newKeySet();

	StreamTopics(Map<String, Object> clientSettings, short replication, MongoDatabase database, Clock clock) {
		Map<String, Object> settings = new HashMap<>(clientSettings);
		settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WAIT * 1000);
		settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, WAIT * 500);
		this.admin = Admin.create(settings);
		this.replication = replication;
		this.streams = database.getCollection("streams");
		this.clock = clock;
	}

	static TopicPartition partition(OrganisationId organisation) {
		return new TopicPartition(MunicipalTopic.of(organisation), 0);
	}

	/** Creates the topic of positions if it is not there. */
	void openPositions() {
		create(List
			.of(topic(POSITIONS, Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))));
	}

	/** Opens the streams of organisations that have none yet. */
	void open(Collection<OrganisationId> organisations) {
		List<OrganisationId> closed = organisations.stream().filter((each) -> !this.open.contains(each)).toList();
		if (closed.isEmpty()) {
			return;
		}
		Map<String, String> forEver = new HashMap<>(TopicDeclarations.ANY_TIME);
		forEver.put(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE);
		forEver.put(TopicConfig.RETENTION_MS_CONFIG, "-1");
		forEver.put(TopicConfig.RETENTION_BYTES_CONFIG, "-1");
		List<NewTopic> topics = new ArrayList<>();
		closed.forEach((organisation) -> topics.add(topic(MunicipalTopic.of(organisation), forEver)));
		create(topics);
		// a broker may not know yet what was just created: then it is remembered next
		// time
		incarnations(closed).forEach((organisation, incarnation) -> {
			remember(organisation, incarnation);
			this.open.add(organisation);
		});
	}

	private NewTopic topic(String name, Map<String, String> settings) {
		Optional<Short> copies = (this.replication < 0) ? Optional.empty() : Optional.of(this.replication);
		return new NewTopic(name, Optional.of(1), copies).configs(settings);
	}

	private void create(Collection<NewTopic> topics) {
		for (KafkaFuture<Void> created : this.admin.createTopics(topics).values().values()) {
			try {
				await(created);
			}
			catch (IllegalStateException ex) {
				if (!(ex.getCause() instanceof TopicExistsException)) {
					throw ex;
				}
			}
		}
	}

	/** Keeps since when the stream is open. */
	private void remember(OrganisationId organisation, Uuid incarnation) {
		Document known = this.streams.find(Filters.eq("_id", organisation.value())).first();
		if (known == null || !incarnation.toString().equals(known.getString("incarnation"))) {
			this.streams.replaceOne(Filters.eq("_id", organisation.value()),
					new Document("_id", organisation.value()).append("incarnation", incarnation.toString())
						.append("since", Date.from(this.clock.instant().truncatedTo(ChronoUnit.MILLIS))),
					new ReplaceOptions().upsert(true));
		}
	}

	/** Since when the stream is open. */
	Optional<Instant> since(OrganisationId organisation) {
		return Optional.ofNullable(this.streams.find(Filters.eq("_id", organisation.value())).first())
			.map((stream) -> stream.getDate("since").toInstant());
	}

	/**
	 * What tells this topic from another one of the same name, before or after it; empty
	 * when there is no such topic.
	 */
	Optional<Uuid> incarnation(OrganisationId organisation) {
		return Optional.ofNullable(incarnations(List.of(organisation)).get(organisation));
	}

	private Map<OrganisationId, Uuid> incarnations(Collection<OrganisationId> organisations) {
		var described = this.admin.describeTopics(organisations.stream().map(MunicipalTopic::of).toList())
			.topicNameValues();
		Map<OrganisationId, Uuid> incarnations = new HashMap<>();
		for (OrganisationId organisation : organisations) {
			try {
				incarnations.put(organisation, await(described.get(MunicipalTopic.of(organisation))).topicId());
			}
			catch (IllegalStateException ex) {
				if (!(ex.getCause() instanceof UnknownTopicOrPartitionException)) {
					throw ex;
				}
				this.open.remove(organisation);
			}
		}
		return incarnations;
	}

	/** The stream as it is now; empty when there is no such topic. */
	Optional<Extent> extent(OrganisationId organisation) {
		// all is asked at once: each page of each reader begins with it
		var first = committed(organisation, OffsetSpec.earliest());
		var end = committed(organisation, OffsetSpec.latest());
		return incarnation(organisation).map((incarnation) -> {
			try {
				return new Extent(incarnation, await(first).offset(), await(end).offset());
			}
			catch (IllegalStateException ex) {
				if (!(ex.getCause() instanceof UnknownTopicOrPartitionException)) {
					throw ex;
				}
				// it was opened while it was asked for
				return new Extent(incarnation, await(committed(organisation, OffsetSpec.earliest())).offset(),
						end(organisation));
			}
		});
	}

	/** Where the committed records of a stream end. */
	long end(OrganisationId organisation) {
		return await(committed(organisation, OffsetSpec.latest())).offset();
	}

	private KafkaFuture<ListOffsetsResult.ListOffsetsResultInfo> committed(OrganisationId organisation,
			OffsetSpec place) {
		TopicPartition partition = partition(organisation);
		return this.admin.listOffsets(Map.of(partition, place), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
			.partitionResult(partition);
	}

	/** Where the committed records of several streams end, in one question. */
	Map<OrganisationId, Long> ends(Collection<OrganisationId> organisations) {
		Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
		organisations.forEach((organisation) -> latest.put(partition(organisation), OffsetSpec.latest()));
		var answers = this.admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
		Map<OrganisationId, Long> ends = new HashMap<>();
		for (OrganisationId organisation : organisations) {
			try {
				ends.put(organisation, await(answers.partitionResult(partition(organisation))).offset());
			}
			catch (IllegalStateException ex) {
				// the reader finds out by itself when it asks for the records
				ends.put(organisation, Long.MAX_VALUE);
			}
		}
		return ends;
	}

	/** Where a stream ends, what is not committed yet included. */
	long writtenEnd(OrganisationId organisation) {
		return uncommittedEnd(partition(organisation));
	}

	/** The committed offset of each partition that the streams are written from. */
	Map<String, Long> written() {
		Map<String, Long> written = new HashMap<>();
		await(this.admin.listConsumerGroupOffsets(StreamContainer.GROUP).partitionsToOffsetAndMetadata())
			.forEach((partition, offset) -> {
				if (offset != null) {
					written.put(partition.toString(), offset.offset());
				}
			});
		return written;
	}

	/** The end of the topic of positions, what is not committed yet included. */
	long positionsEnd() {
		return uncommittedEnd(new TopicPartition(POSITIONS, 0));
	}

	private long uncommittedEnd(TopicPartition partition) {
		return await(this.admin
			.listOffsets(Map.of(partition, OffsetSpec.latest()),
					new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED))
			.partitionResult(partition)).offset();
	}

	private static <T> T await(KafkaFuture<T> future) {
		try {
			return future.get(WAIT, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("Kafka says no", ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("Kafka does not answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.admin.close(java.time.Duration.ofSeconds(1));
	}

	/**
	 * A stream as it is at some time.
	 *
	 * @param incarnation tells it from another one of the same name
	 * @param first the first offset that is still there
	 * @param end the first offset that is not committed yet
	 */
	record Extent(Uuid incarnation, long first, long end) {
	}

}
