package no.samdrift.portal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import no.samdrift.events.Actor;
import no.samdrift.events.EventJson;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.frame.Demo;
import no.samdrift.portal.language.Say;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/** Tells what has happened in the reader's words. */
@Component
public class HistoryWords {

	/** What somebody wrote when it happened; an event has one of these at most. */
	private static final List<String> WRITTEN = List.of("grounds", "reason", "evidence", "reasoning", "evaluation",
			"conclusion", "story", "newInformation", "challenge", "text");

	private final ProjectMatters ofProjects;

	private final MembershipMatters ofMemberships;

	private final Directory directory;

	private final Say say;

	private final Demo demo;

	HistoryWords(ProjectMatters ofProjects, MembershipMatters ofMemberships, Directory directory, Say say, Demo demo) {
		this.ofProjects = ofProjects;
		this.ofMemberships = ofMemberships;
		this.directory = directory;
		this.say = say;
		this.demo = demo;
	}

	/**
	 * Tells a change.
	 * @param names what people are called, as far as the reader may know
	 */
	public HistoryEntry tell(Happening happening, Map<PersonId, String> names) {
		List<HistoryEntry.Told> told = happening.events().stream().map((event) -> tell(event, names)).toList();
		return new HistoryEntry(happening.recordedAt(), who(happening.actor(), names), unsaid(happening.reason(), told),
				told);
	}

	/** Those whose names a change is told with. */
	static List<PersonId> people(Happening happening) {
		List<PersonId> people = new ArrayList<>();
		if (happening.actor().role() != Role.SYSTEM) {
			people.add(new PersonId(happening.actor().id()));
		}
		happening.events().forEach((event) -> people.addAll(MembershipMatters.people(event.data())));
		return people;
	}

	private String who(Actor actor, Map<PersonId, String> names) {
		if (actor.role() == Role.SYSTEM) {
			return this.say.text("history.by-itself");
		}
		return Stream
			.of(names.get(new PersonId(actor.id())), this.say.value("Role", actor.role().name()),
					Optional.ofNullable(actor.organisation()).map(this::organisation).orElse(null))
			.filter(Objects::nonNull)
			.collect(Collectors.joining(", "));
	}

	private HistoryEntry.Told tell(Happening.Event event, Map<PersonId, String> names) {
		List<String> about = event.ofMembership() ? this.ofMemberships.of(event, names)
				: this.ofProjects.of(event.name(), event.data(), names);
		return new HistoryEntry.Told(this.say.textOr("event." + event.name(), event.name()),
				about.isEmpty() ? null : String.join(" · ", about), written(event.data()), event.name(),
				event.sequence(), this.say.text("history.reach." + event.audience().visibility()));
	}

	/** The reason, unless one of the events has told it already. */
	private static @Nullable String unsaid(@Nullable String reason, List<HistoryEntry.Told> told) {
		boolean said = reason != null && told.stream()
			.map(HistoryEntry.Told::words)
			.filter(Objects::nonNull)
			.anyMatch((words) -> Stream.of(words.nb(), words.nn(), words.en())
				.anyMatch((text) -> Objects.equals(text, reason)));
		return said ? null : reason;
	}

	private String organisation(OrganisationId id) {
		return this.demo.name(this.directory.name(id));
	}

	private static @Nullable LanguageMap written(JsonNode data) {
		return WRITTEN.stream()
			.map(data::path)
			.filter(JsonNode::isObject)
			.findFirst()
			.map((node) -> EventJson.mapper().treeToValue(node, LanguageMap.class))
			.orElse(null);
	}

}
