package no.samdrift.examples.mirror;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/** Proves that the copy is whole, and repairs what is not. */
final class SyncProof {

	private final Samdrift samdrift;

	private final Copy copy;

	private final Way way;

	SyncProof(Samdrift samdrift, Copy copy, Way way) {
		this.samdrift = samdrift;
		this.copy = copy;
		this.way = way;
	}

	/**
	 * Offers a proof; when it differs, again with every resource named, and repairs those
	 * that are not right.
	 * @return {@code IN_SYNC}, {@code NOT_COMPARED} when something newer is on its way,
	 * or {@code DRIFT} when there was something to repair
	 */
	String offer() {
		JsonNode result = offer(false, List.of());
		List<String> lacking = new ArrayList<>();
		result.path("notOffered").forEach((cardType) -> lacking.add(cardType.asString()));
		if (lacking.isEmpty() && !result.path("state").asString().equals("DRIFT")) {
			return result.path("state").asString();
		}
		repair(offer(true, lacking));
		return "DRIFT";
	}

	private JsonNode offer(boolean named, List<String> lacking) {
		Map<String, StringBuilder> lines = new LinkedHashMap<>();
		Map<String, List<Map<String, String>>> resources = new LinkedHashMap<>();
		for (String cardType : lacking) {
			lines.put(cardType, new StringBuilder());
			resources.put(cardType, new ArrayList<>());
		}
		for (Copy.Line line : this.copy.lines()) {
			lines.computeIfAbsent(line.cardType(), (unused) -> new StringBuilder()).append(line.text()).append('\n');
			resources.computeIfAbsent(line.cardType(), (unused) -> new ArrayList<>())
				.add(Map.of("source", line.source(), "subject", line.subject(), "sequence", line.sequence(), "digest",
						line.digest()));
		}
		List<Map<String, Object>> kinds = new ArrayList<>();
		lines.forEach((cardType, all) -> {
			Map<String, Object> kind = new LinkedHashMap<>(
					Map.of("cardType", cardType, "digest", Copy.sha256(all.toString())));
			if (named) {
				kind.put("resources", resources.get(cardType));
			}
			kinds.add(kind);
		});
		String place = this.copy.remembered(this.way.place()).orElseThrow();
		return this.samdrift.post("sync-proof", Map.of(this.way.place(), this.way.inProof(place), "kinds", kinds))
			.orStop()
			.body();
	}

	private void repair(JsonNode result) {
		for (JsonNode kind : result.path("kinds")) {
			kind.path("unexpected")
				.forEach((resource) -> this.copy.forget(resource.path("source").asString(),
						resource.path("subject").asString()));
			// a card with another content under the same sequence is replaced, too
			kind.path("stale")
				.forEach((resource) -> this.copy.forget(resource.path("source").asString(),
						resource.path("subject").asString()));
		}
		String place = this.copy.remembered(this.way.place()).orElseThrow();
		String cards = result.path("repair").asString("");
		this.copy.learn(this.samdrift.get(cards.isEmpty() ? "snapshot" : cards).orStop().body(), this.way.place(),
				place);
	}

}
