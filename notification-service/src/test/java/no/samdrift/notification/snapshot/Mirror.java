package no.samdrift.notification.snapshot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;

import no.samdrift.notification.visible.ToldCard;

/**
 * A municipality's own copy, as docs/integrate.md tells to keep it: of each source and
 * subject the card with the highest sequence, without a line of logic per event type.
 */
public final class Mirror {

	private final Map<String, Kept> kept = new TreeMap<>();

	public void apply(Iterable<JsonNode> events) {
		events.forEach(this::apply);
	}

	private void apply(JsonNode event) {
		boolean alone = event.path("type").asString().contains("Card.");
		JsonNode card = alone ? event.path("data") : event.path("data").path("card");
		if (!card.isObject()) {
			return;
		}
		String type = alone ? event.path("type").asString() : event.path("cardtype").asString();
		this.kept.merge(event.path("source").asString() + " " + event.path("subject").asString(),
				new Kept(type, event.path("sequence").asString(), canonical(card)),
				(before, now) -> (now.sequence.compareTo(before.sequence) > 0) ? now : before);
	}

	private static String canonical(JsonNode card) {
		try {
			return new JsonCanonicalizer(card.toString()).getEncodedString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	public void forget(String subject) {
		this.kept.keySet().removeIf((resource) -> resource.endsWith(" " + subject));
	}

	/** Each resource with its sequence and card. */
	public Map<String, String> state() {
		Map<String, String> state = new TreeMap<>();
		this.kept.forEach((resource, kept) -> state.put(resource, kept.sequence + " " + kept.card));
		return state;
	}

	/** Each resource's type of card, source and subject, sequence and digest. */
	public List<Line> lines() {
		List<Line> lines = new ArrayList<>();
		this.kept.forEach((resource, kept) -> lines.add(new Line(kept.type, resource.split(" ")[0],
				resource.split(" ")[1], kept.sequence, ToldCard.sha256(kept.card))));
		return lines;
	}

	/**
	 * A resource in the copy.
	 *
	 * @param cardType the type of its card
	 * @param source who tells of it
	 * @param subject its id
	 * @param sequence 19 digits
	 * @param digest of its card
	 */
	public record Line(String cardType, String source, String subject, String sequence, String digest) {
	}

	private record Kept(String type, String sequence, String card) {
	}

}
