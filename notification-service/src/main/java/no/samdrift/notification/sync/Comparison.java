package no.samdrift.notification.sync;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import no.samdrift.events.Sequence;
import no.samdrift.notification.sync.ProofResult.State;
import no.samdrift.notification.visible.Resource;
import no.samdrift.notification.visible.ToldCard;

/**
 * Compares what a system has with what it should have at its place in the stream.
 * Resources of which something newer is under way are left out: the system cannot have it
 * yet, and what it had before is not asked for.
 */
final class Comparison {

	private final Set<Resource> underWay;

	private final Map<String, SortedMap<Resource, ToldCard>> expected = new HashMap<>();

	/**
	 * Begins to compare.
	 * @param underWay resources with events that the system has not read
	 */
	Comparison(Set<Resource> underWay) {
		this.underWay = underWay;
	}

	/** A card that the system should have, unless something newer is under way. */
	void expect(ToldCard card) {
		this.expected.computeIfAbsent(card.cardType(), (unused) -> new TreeMap<>()).put(card.resource(), card);
	}

	/** The digest of cards of one kind, ordered by resource. */
	static String digest(Iterable<ToldCard> cards) {
		StringBuilder lines = new StringBuilder();
		for (ToldCard card : cards) {
			lines.append(card.resource().source())
				.append(' ')
				.append(card.resource().subject())
				.append(' ')
				.append(Sequence.format(card.sequence()))
				.append(' ')
				.append(card.digest())
				.append('\n');
		}
		return ToldCard.sha256(lines.toString());
	}

	/** The types of cards, in order, that are expected and were not offered. */
	List<String> besides(List<ProofOffered.Kind> offered) {
		Set<String> types = new TreeSet<>();
		this.expected.forEach((cardType, cards) -> {
			if (!this.underWay.containsAll(cards.keySet())) {
				types.add(cardType);
			}
		});
		offered.forEach((kind) -> types.remove(kind.cardType()));
		return List.copyOf(types);
	}

	ProofResult.Kind compare(ProofOffered.Kind offered) {
		SortedMap<Resource, ToldCard> cards = this.expected.getOrDefault(offered.cardType(), new TreeMap<>());
		String digest = digest(cards.values());
		int moving = (int) cards.keySet().stream().filter(this.underWay::contains).count();
		if (offered.digest().equals(digest)) {
			return new ProofResult.Kind(offered.cardType(), State.IN_SYNC, cards.size(), digest, moving, List.of(),
					List.of(), List.of(), true);
		}
		if (offered.resources() == null) {
			return new ProofResult.Kind(offered.cardType(), (moving > 0) ? State.NOT_COMPARED : State.DRIFT,
					cards.size(), digest, moving, List.of(), List.of(), List.of(), false);
		}
		return named(offered, cards, digest, moving);
	}

	private ProofResult.Kind named(ProofOffered.Kind offered, SortedMap<Resource, ToldCard> cards, String digest,
			int moving) {
		List<Resource> stale = new ArrayList<>();
		List<Resource> unexpected = new ArrayList<>();
		SortedMap<Resource, ToldCard> missing = new TreeMap<>(cards);
		for (ProofOffered.Held held : Objects.requireNonNull(offered.resources())) {
			Resource resource = new Resource(held.source(), held.subject());
			missing.remove(resource);
			if (this.underWay.contains(resource)) {
				continue;
			}
			ToldCard card = cards.get(resource);
			if (card == null) {
				unexpected.add(resource);
			}
			else if (Long.parseLong(held.sequence()) != card.sequence() || !held.digest().equals(card.digest())) {
				stale.add(resource);
			}
		}
		missing.keySet().removeAll(this.underWay);
		boolean same = missing.isEmpty() && stale.isEmpty() && unexpected.isEmpty();
		// equal one by one, yet of another digest: the digest was made another way
		State state = (same && moving > 0) ? State.NOT_COMPARED : State.DRIFT;
		return new ProofResult.Kind(offered.cardType(), state, cards.size(), digest, moving,
				List.copyOf(missing.keySet()), stale, unexpected, true);
	}

}
