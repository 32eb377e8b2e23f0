package no.samdrift.events.notification;

import java.util.List;

/**
 * How an organisation's own copy differs in one kind of resource.
 *
 * @param kind the kind, such as {@code project}
 * @param differing how many resources differ, named here or not
 * @param missing ids that the copy does not have, the first of them
 * @param stale ids of which the copy has an older state, the first of them
 * @param unexpected ids that the copy should not have, the first of them
 */
public record KindDrift(String kind, int differing, List<String> missing, List<String> stale, List<String> unexpected) {

	public KindDrift {
		missing = List.copyOf(missing);
		stale = List.copyOf(stale);
		unexpected = List.copyOf(unexpected);
	}

}
