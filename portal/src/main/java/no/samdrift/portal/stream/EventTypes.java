package no.samdrift.portal.stream;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.portal.language.Say;

import org.springframework.stereotype.Component;

/** Every type of event, in words, to choose from. */
@Component
class EventTypes {

	private final Say say;

	EventTypes(Say say) {
		this.say = say;
	}

	/** The types by what they are about. */
	List<Family> all() {
		return Arrays.stream(EventFamily.values())
			.map((family) -> new Family(this.say.text("stream.family." + family.name()), types(family)))
			.toList();
	}

	private List<Type> types(EventFamily family) {
		return family.eventRecords()
			.stream()
			.map(Class<? extends DomainEvent>::getSimpleName)
			.map((name) -> new Type(name, this.say.text("event." + name)))
			.sorted(Comparator.comparing(Type::text))
			.toList();
	}

	/**
	 * The types about one kind of thing.
	 *
	 * @param text what kind
	 * @param types the types
	 */
	record Family(String text, List<Type> types) {
	}

	/**
	 * A type.
	 *
	 * @param name its name, such as {@code PilotStarted}
	 * @param text the same in words
	 */
	record Type(String name, String text) {
	}

}
