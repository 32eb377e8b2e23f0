package no.samdrift.portal.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** The contract of events, as it lies in the shared events. */
@Component
class EventContract {

	private final Map<String, Message> messages = new LinkedHashMap<>();

	private final List<ContractVersion> versions;

	EventContract() {
		for (EventFamily family : EventFamily.values()) {
			for (Class<? extends DomainEvent> event : family.eventRecords()) {
				add(family, family.typeOf(event), event.getSimpleName(), false);
			}
			add(family, family.cardTypeName(), family.cardType().getSimpleName(), true);
		}
		this.versions = Arrays.asList(EventJson.mapper()
			.treeToValue(Objects.requireNonNull(read("changelog.json")), ContractVersion[].class));
	}

	private void add(EventFamily family, String type, String name, boolean card) {
		this.messages.put(type, new Message(type, name, family, card,
				Objects.requireNonNull(read("schemas/" + type + ".json")), read("examples/" + type + ".json")));
	}

	/** What is told about one kind of thing: its events, and its card last. */
	List<Message> of(EventFamily family) {
		return this.messages.values().stream().filter((message) -> message.family() == family).toList();
	}

	/** All that is told, by what it is about. */
	List<List<Message>> all() {
		List<List<Message>> all = new ArrayList<>();
		for (EventFamily family : EventFamily.values()) {
			all.add(of(family));
		}
		return all;
	}

	Optional<Message> find(String type) {
		return Optional.ofNullable(this.messages.get(type));
	}

	/** What each version brought, the newest first. */
	List<ContractVersion> versions() {
		return this.versions;
	}

	private static @Nullable JsonNode read(String resource) {
		ClassPathResource file = new ClassPathResource(resource);
		if (!file.exists()) {
			return null;
		}
		try (InputStream content = file.getInputStream()) {
			return EventJson.mapper().readTree(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
