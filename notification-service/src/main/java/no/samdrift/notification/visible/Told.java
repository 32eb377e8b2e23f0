package no.samdrift.notification.visible;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import no.samdrift.events.OrganisationId;

/**
 * What has been told of one resource: of all its cards those that are the newest for
 * somebody. One that everybody may see hides all before it, so there are seldom more than
 * two.
 *
 * @param newestFirst the cards
 */
record Told(List<ToldCard> newestFirst) {

	static final Told NOTHING = new Told(List.of());

	/**
	 * Adds cards in whatever order they come, again or not. Of one that came again the
	 * place where it came last is kept: it may be all that is left.
	 */
	Told with(List<ToldCard> more) {
		List<ToldCard> all = new ArrayList<>(this.newestFirst);
		for (ToldCard card : more) {
			all.removeIf((known) -> known.sequence() == card.sequence());
			all.add(card);
		}
		all.sort(Comparator.comparingLong(ToldCard::sequence).reversed());
		List<ToldCard> kept = new ArrayList<>();
		Set<OrganisationId> served = new HashSet<>();
		for (ToldCard card : all) {
			if (served.addAll(card.audience().organisations()) || isForEverybody(card)) {
				kept.add(card);
			}
			if (isForEverybody(card)) {
				break;
			}
		}
		return new Told(kept);
	}

	private static boolean isForEverybody(ToldCard card) {
		return card.audience().visibility() == no.samdrift.events.Visibility.PUBLIC;
	}

	/** The newest card that an organisation may see (guarantee G6). */
	Optional<ToldCard> to(OrganisationId organisation) {
		return this.newestFirst.stream().filter((card) -> card.audience().admits(organisation)).findFirst();
	}

}
