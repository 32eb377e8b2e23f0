package no.samdrift.portal.stream;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import no.samdrift.events.EventFamily;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PersonId;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.ServiceClient;
import no.samdrift.portal.service.Services;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * What the subjects of events are called. Most events carry the name; a mandate and an
 * adoption are known by their project, a meeting by its group, and a person by what the
 * reader may know. Of another programme's events only the name that they carry.
 */
@Component
class Subjects {

	private final Services services;

	private final Directory directory;

	Subjects(Services services, Directory directory) {
		this.services = services;
		this.directory = directory;
	}

	/**
	 * The names by the id of the event; whatever has none for this reader is left out.
	 */
	Map<String, LanguageMap> of(List<StreamEvent> events) {
		Map<String, LanguageMap> known = new HashMap<>();
		events.stream()
			.filter(StreamEvent::isOurs)
			.forEach((event) -> event.ownName().ifPresent((name) -> known.putIfAbsent(event.subject(), name)));
		Map<String, Parts.Pending<LanguageMap>> asked = new LinkedHashMap<>();
		for (StreamEvent event : events) {
			owner(event).filter((id) -> !known.containsKey(id))
				.ifPresent((id) -> asked.computeIfAbsent(id, (unused) -> name(event.family().orElseThrow(), id)));
		}
		Map<PersonId, String> people = people(events);
		asked.forEach((id, pending) -> {
			LanguageMap name = pending.part().value();
			if (name != null) {
				known.put(id, name);
			}
		});
		Map<String, LanguageMap> names = new HashMap<>();
		for (StreamEvent event : events) {
			LanguageMap name = event.ownName()
				.or(() -> Optional.of(event)
					.filter(StreamEvent::isOurs)
					.map((ours) -> known.get(owner(ours).orElse(ours.subject()))))
				.orElse(person(event, people));
			if (name != null) {
				names.put(event.id(), name);
			}
		}
		return names;
	}

	private static Optional<String> owner(StreamEvent event) {
		return event.family().filter((family) -> event.isOurs()).flatMap((family) -> switch (family) {
			case ADOPTION, MANDATE -> event.belongsTo("projectId");
			case MEETING -> event.belongsTo("groupId");
			default -> Optional.empty();
		});
	}

	private Parts.Pending<LanguageMap> name(EventFamily family, String id) {
		boolean group = family == EventFamily.MEETING;
		ServiceClient service = group ? this.services.membership() : this.services.project();
		Address address = Address.of(group ? "/groups/{}" : "/projects/{}", id);
		return Parts.fetch(id, () -> service.get(Named.class, address).names());
	}

	private Map<PersonId, String> people(Collection<StreamEvent> events) {
		List<PersonId> ids = events.stream()
			.filter((event) -> event.isOurs() && event.family().equals(Optional.of(EventFamily.PERSON)))
			.map((event) -> new PersonId(event.subject()))
			.toList();
		return ids.isEmpty() ? Map.of() : this.directory.people(ids);
	}

	private static @Nullable LanguageMap person(StreamEvent event, Map<PersonId, String> people) {
		if (!event.isOurs() || !event.family().equals(Optional.of(EventFamily.PERSON))) {
			return null;
		}
		String name = people.get(new PersonId(event.subject()));
		return (name != null) ? new LanguageMap(name, name, name) : null;
	}

	/**
	 * Something with a name.
	 *
	 * @param names what it is called
	 */
	record Named(LanguageMap names) {
	}

}
