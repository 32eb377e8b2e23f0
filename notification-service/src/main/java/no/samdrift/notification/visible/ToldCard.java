package no.samdrift.notification.visible;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;

/**
 * A subject's card as one event has told it.
 *
 * @param resource whose card
 * @param cardType its CloudEvents type, such as
 * {@code no.samdrift.project.ProjectCard.v1}
 * @param sequence the sequence of the event
 * @param audience who may see it
 * @param place the partition of events that the event is in
 * @param offset its offset there
 * @param attributes the card's attributes as a CloudEvent
 * @param json the card in the canonical form of RFC 8785
 * @param digest SHA-256 of {@code json}, hexadecimal
 */
public record ToldCard(Resource resource, String cardType, long sequence, Audience audience, String place, long offset,
		Map<String, String> attributes, String json, String digest) {

	private static final String ATTRIBUTES = "ce_";

	/** The card that an event carries; empty when it carries none. */
	public static Optional<ToldCard> of(ConsumerRecord<byte[], byte[]> record, Envelope envelope) {
		String type = text(record, "cardtype").or(() -> EventFamily.cardTypeOf(envelope.type())).orElse(null);
		if (type == null || record.value() == null) {
			return Optional.empty();
		}
		try {
			JsonNode card = EventJson.mapper().readTree(record.value()).path("card");
			if (!card.isObject()) {
				return Optional.empty();
			}
			String json = new JsonCanonicalizer(card.toString()).getEncodedString();
			return Optional.of(new ToldCard(new Resource(envelope.source().toString(), envelope.subject()), type,
					envelope.sequence(), envelope.audience(),
					new TopicPartition(record.topic(), record.partition()).toString(), record.offset(),
					attributes(record, envelope, type), json, sha256(json)));
		}
		catch (JacksonException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The attributes of a card alone, as on the topics of cards. */
	private static Map<String, String> attributes(ConsumerRecord<byte[], byte[]> record, Envelope envelope,
			String type) {
		Map<String, String> attributes = new LinkedHashMap<>();
		Arrays.stream(record.headers().toArray())
			.filter((header) -> header.key().startsWith(ATTRIBUTES))
			.forEach((header) -> attributes.put(header.key().substring(ATTRIBUTES.length()), text(header)));
		attributes.put("id", envelope.id() + "-card");
		attributes.put("type", type);
		attributes.put("dataschema", envelope.dataschema().toString().replace(envelope.type(), type));
		attributes.put("datacontenttype", "application/json");
		attributes.remove("cardtype");
		return attributes;
	}

	private static Optional<String> text(ConsumerRecord<byte[], byte[]> record, String attribute) {
		return Optional.ofNullable(record.headers().lastHeader(ATTRIBUTES + attribute)).map(ToldCard::text);
	}

	private static String text(Header header) {
		return new String(header.value(), StandardCharsets.UTF_8);
	}

	/** SHA-256 of a text's UTF-8, hexadecimal. */
	public static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java has no SHA-256", ex);
		}
	}

}
