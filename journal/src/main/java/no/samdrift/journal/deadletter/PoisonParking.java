package no.samdrift.journal.deadletter;

import com.mongodb.MongoException;
import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.topics.TopicDeclarations;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.kafka.core.KafkaOperations;
import org.springframework.kafka.listener.DeadLetterPublishingRecoverer;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import org.springframework.util.backoff.FixedBackOff;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a consumer does with an event that it cannot handle (guarantee G7): while the
 * database is away it waits; a fact that has not arrived gets some time; anything else is
 * tried a few times and then parked on {@code <topic>.<consumer>.dead-letters} with its
 * reason.
 */
public final class PoisonParking {

	/** The header that says why an event was parked. */
	public static final String REASON = "samdrift-reason";

	private static final Logger logger = LoggerFactory.getLogger(PoisonParking.class);

	private final KafkaOperations<byte[], byte[]> kafka;

	private final MeterRegistry meters;

	public PoisonParking(KafkaOperations<byte[], byte[]> kafka, MeterRegistry meters) {
		this.kafka = kafka;
		this.meters = meters;
	}

	/** The error handler of a consumer group. */
	public DefaultErrorHandler of(String group) {
		DeadLetterPublishingRecoverer parking = new DeadLetterPublishingRecoverer(this.kafka,
				(record, reason) -> new TopicPartition(TopicDeclarations.deadLetters(record.topic(), group), -1));
		parking.setFailIfSendResultIsError(true);
		parking
			.setHeadersFunction((record, failure) -> new RecordHeaders().add(REASON, reason(failure).getBytes(UTF_8)));
		DefaultErrorHandler handler = new DefaultErrorHandler((record, reason) -> {
			parking.accept(record, reason);
			logger.error("Parked an event that {} cannot handle: {} partition {} offset {}", group, record.topic(),
					record.partition(), record.offset(), reason);
			this.meters.counter("samdrift.deadletters.parked", "consumer", group).increment();
		});
		handler.setBackOffFunction((record, reason) -> patience(reason));
		handler.setRetryListeners((record, reason,
				attempt) -> this.meters.counter("samdrift.consumer.retries", "consumer", group).increment());
		// an exception that would be fatal elsewhere is judged by patience alone
		handler.setClassifications(java.util.Map.of(), true);
		return handler;
	}

	private static String reason(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null) {
			root = root.getCause();
		}
		return root.getClass().getSimpleName() + ": " + root.getMessage();
	}

	private static BackOff patience(Exception failure) {
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof MongoException || cause instanceof DataAccessResourceFailureException) {
				return new FixedBackOff(1_000, FixedBackOff.UNLIMITED_ATTEMPTS);
			}
			if (cause instanceof FactNotYetKnown) {
				return growing(30_000);
			}
		}
		return growing(2_000);
	}

	private static BackOff growing(long atMost) {
		ExponentialBackOff backOff = new ExponentialBackOff(100, 2);
		backOff.setMaxInterval(2_000);
		backOff.setMaxElapsedTime(atMost);
		return backOff;
	}

}
