package no.samdrift.notification.federation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import io.cloudevents.kafka.KafkaMessageFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.erdtman.jcs.JsonCanonicalizer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

import no.samdrift.events.Envelope;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.events.SourcePrefix;
import no.samdrift.events.Visibility;

/**
 * Which events of a followed programme are taken in: those that its own services have
 * told and that everybody may see. What is taken in is not changed.
 * <p>
 * What comes from another house is judged here and nowhere later: nothing in it may stop
 * the streams, whoever made it.
 */
final class Admission {

	private static final Logger logger = LoggerFactory.getLogger(Admission.class);

	private static final Pattern ATTRIBUTE = Pattern.compile("[a-z0-9]{1,64}");

	private final SourcePrefix own;

	private final SourcePrefix followed;

	private final String topic;

	private final Clock clock;

	Admission(SourcePrefix own, Followed followed, Clock clock) {
		this.own = own;
		this.clock = clock;
		this.followed = followed.prefix();
		this.topic = FederatedTopics.of(followed.name());
	}

	/**
	 * Judges an event.
	 * @param event a CloudEvent in structured JSON, as the feed has it
	 */
	Verdict judge(JsonNode event) {
		JsonNode source = event.path("source");
		if (!event.isObject() || !source.isString()) {
			return new Passed(Reason.UNREADABLE);
		}
		if (!this.followed.owns(source.asString())) {
			return new Passed(this.own.owns(source.asString()) ? Reason.OWN : Reason.OTHER_SOURCE);
		}
		try {
			RecordHeaders headers = headers(event);
			byte[] data = data(event);
			Envelope envelope = Envelope.of(KafkaMessageFactory.createReader(headers, data).toEvent());
			if (envelope.audience().visibility() != Visibility.PUBLIC) {
				return new Passed(Reason.NOT_PUBLIC);
			}
			Id.valid("event id", envelope.id());
			Id.valid("subject", envelope.subject());
			canonical(event.path("data").path("card"));
			// Kafka takes no record of tomorrow
			long timestamp = Math.min(envelope.time().toEpochMilli(), this.clock.millis());
			return new Admitted(new ProducerRecord<>(this.topic, null, timestamp, envelope.subject(), data, headers),
					envelope);
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("An event of {} is passed over: {}", this.followed, ex.toString());
			return new Passed(Reason.UNREADABLE);
		}
	}

	/** Digests are made of cards in this form: what has none must not come in. */
	private static void canonical(JsonNode card) throws IOException {
		if (card.isObject()) {
			new JsonCanonicalizer(card.toString());
		}
	}

	/** Every attribute as it is, also one that this version does not know. */
	private static RecordHeaders headers(JsonNode event) {
		List<Header> headers = new ArrayList<>();
		for (Map.Entry<String, JsonNode> attribute : event.properties()) {
			String name = attribute.getKey();
			if (name.equals("data") || name.equals("data_base64")) {
				continue;
			}
			if (!ATTRIBUTE.matcher(name).matches() || !attribute.getValue().isValueNode()
					|| attribute.getValue().isNull()) {
				throw new IllegalArgumentException("An attribute has no name or no value");
			}
			headers.add(new RecordHeader(name.equals("datacontenttype") ? "content-type" : "ce_" + name,
					attribute.getValue().asString().getBytes(StandardCharsets.UTF_8)));
		}
		return new RecordHeaders(headers);
	}

	private static byte[] data(JsonNode event) {
		JsonNode binary = event.path("data_base64");
		return binary.isString() ? Base64.getDecoder().decode(binary.asString())
				: EventJson.mapper().writeValueAsBytes(event.path("data"));
	}

	/** What becomes of an event. */
	sealed interface Verdict {

	}

	/**
	 * It is taken in.
	 *
	 * @param record as it is on the topic of the followed programme
	 * @param envelope its attributes
	 */
	record Admitted(ProducerRecord<String, byte[]> record, Envelope envelope) implements Verdict {
	}

	/**
	 * It is passed over.
	 *
	 * @param reason why
	 */
	record Passed(Reason reason) implements Verdict {
	}

	/** Why an event is passed over. */
	enum Reason {

		/** Not everybody may see it. */
		NOT_PUBLIC,
		/** It is one of this installation's own, which the other follows. */
		OWN,
		/** A third programme's, which the other follows; or the prefix is wrong. */
		OTHER_SOURCE,
		/** It does not say what it is about, in which order, and who may see it. */
		UNREADABLE;

		/** As metrics have it. */
		String tag() {
			return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
		}

	}

}
