package no.samdrift.benchmark.stream;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import no.samdrift.benchmark.process.JavaProcess;
import no.samdrift.benchmark.process.Servers;
import no.samdrift.events.OrganisationId;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * The notification service with municipalities whose streams are open. The first one is
 * the demo's Fjordvik, whose system has a token.
 */
final class Municipalities implements AutoCloseable {

	private static final String STREAMS = "notification-service.streams";

	private static final String INBOXES = "notification-service.inbox";

	private static final String PREFIX = "samdrift.municipality.";

	private static final Duration PATIENCE = Duration.ofMinutes(3);

	private final Admin admin;

	private final Happenings happenings;

	private final JavaProcess service;

	private int open;

	Municipalities(Servers servers) {
		this.admin = Admin.create(Map.of("bootstrap.servers", servers.kafka()));
		this.service = servers.service("notification-service", "256m", Map.of("SAMDRIFT_STREAMS_INSTANCE", "benchmark",
				"SAMDRIFT_WEBHOOKS_ALLOWEDNETWORKS", "127.0.0.0/8", "SAMDRIFT_WEBHOOKS_PERHOST", "64"));
		this.happenings = new Happenings(servers.kafka());
	}

	static OrganisationId id(int number) {
		return new OrganisationId((number == 0) ? "demo-fjordvik" : "kommune-" + number);
	}

	static String topic(int number) {
		return PREFIX + id(number).value();
	}

	Happenings happenings() {
		return this.happenings;
	}

	JavaProcess service() {
		return this.service;
	}

	Admin admin() {
		return this.admin;
	}

	/** Makes there be so many, and waits until the stream of each is open. */
	void grow(int number) throws ExecutionException, InterruptedException {
		for (; this.open < number; this.open++) {
			this.happenings.municipality(id(this.open));
		}
		Progress progress = new Progress("streams of " + number + " municipalities");
		while (streams(this.admin.listTopics().names().get()) < number) {
			progress.pause(Duration.ofMillis(50));
		}
	}

	private static long streams(Set<String> topics) {
		return topics.stream().filter((topic) -> topic.startsWith(PREFIX)).count();
	}

	/**
	 * Waits until events are written to all streams: the offsets that were read are
	 * committed in the same transaction as what was written.
	 * @param published the offset after the last event, by partition
	 */
	void awaitWritten(Map<TopicPartition, Long> published) throws ExecutionException, InterruptedException {
		Progress progress = new Progress("events in the streams");
		while (!reached(STREAMS, published)) {
			progress.pause(Duration.ofMillis(5));
		}
	}

	/**
	 * Waits until events are in the inboxes too, so that the service has nothing left to
	 * do with them.
	 * @param published the offset after the last event, by partition
	 */
	void awaitQuiet(Map<TopicPartition, Long> published) throws ExecutionException, InterruptedException {
		awaitWritten(published);
		Progress progress = new Progress("events in the inboxes");
		while (!reached(INBOXES, published)) {
			progress.pause(Duration.ofMillis(100));
		}
	}

	/** Where the first municipality's stream ends. */
	long end() throws ExecutionException, InterruptedException {
		TopicPartition stream = new TopicPartition(topic(0), 0);
		return this.admin
			.listOffsets(Map.of(stream, OffsetSpec.latest()), new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
			.partitionResult(stream)
			.get()
			.offset();
	}

	private boolean reached(String group, Map<TopicPartition, Long> ends)
			throws ExecutionException, InterruptedException {
		Map<TopicPartition, OffsetAndMetadata> committed = this.admin.listConsumerGroupOffsets(group)
			.partitionsToOffsetAndMetadata()
			.get();
		return ends.entrySet()
			.stream()
			.allMatch((end) -> committed.get(end.getKey()) != null
					&& committed.get(end.getKey()).offset() >= end.getValue());
	}

	@Override
	public void close() {
		this.happenings.close();
		this.admin.close();
	}

	/**
	 * Something that is waited for.
	 *
	 * @param what what it is
	 * @param end when patience ends, by {@link System#nanoTime}
	 */
	private record Progress(String what, long end) {

		Progress(String what) {
			this(what, System.nanoTime() + PATIENCE.toNanos());
		}

		void pause(Duration duration) throws InterruptedException {
			if (System.nanoTime() > this.end) {
				throw new IllegalStateException("There were no " + this.what + " within " + PATIENCE);
			}
			Thread.sleep(duration);
		}

	}

}
