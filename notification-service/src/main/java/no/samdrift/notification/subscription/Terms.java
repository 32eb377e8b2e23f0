package no.samdrift.notification.subscription;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import no.samdrift.events.EventFamily;
import no.samdrift.events.PersonId;
import no.samdrift.events.notification.SubscriptionFilter;
import no.samdrift.journal.Refused.Unmet;

/**
 * What is agreed for a subscription.
 *
 * @param name what the municipality calls it
 * @param filter which events it wants
 * @param contactId who is told when it does not work
 */
public record Terms(String name, SubscriptionFilter filter, PersonId contactId) {

	/** How many entries a list of a filter may have. */
	static final int MOST = 200;

	private static final Pattern FOCUS_AREA = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N}._-]{0,63}");

	private static final Set<String> TYPES = types();

	/** What can never be right in the filter; none when it can be. */
	public List<Unmet> wrong() {
		List<Unmet> wrong = new ArrayList<>();
		for (String type : this.filter.types()) {
			if (!TYPES.contains(type)) {
				wrong.add(new Unmet("event-type-unknown", "filter.types", Map.of("type", type)));
			}
		}
		for (String area : this.filter.focusAreas()) {
			if (!FOCUS_AREA.matcher(area).matches()) {
				wrong.add(new Unmet("focus-area-malformed", "filter.focusAreas", Map.of()));
			}
		}
		if (this.filter.types().size() > MOST || this.filter.focusAreas().size() > MOST
				|| this.filter.projects().size() > MOST) {
			wrong.add(new Unmet("filter-too-long", "filter", Map.of("most", MOST)));
		}
		return wrong;
	}

	/** Each event's type in full and its name alone. */
	private static Set<String> types() {
		return Arrays.stream(EventFamily.values())
			.flatMap((family) -> family.eventRecords()
				.stream()
				.flatMap((event) -> List.of(family.typeOf(event), event.getSimpleName()).stream()))
			.collect(Collectors.toUnmodifiableSet());
	}

}
