package no.samdrift.portal.project;

import java.time.LocalDate;
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
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.frame.Demo;
import no.samdrift.portal.language.Say;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Tells a project's history in the reader's words. */
@Component
class HistoryWords {

	/** What somebody wrote when it happened; an event has one of these at most. */
	private static final List<String> WRITTEN = List.of("grounds", "reason", "evidence", "reasoning", "evaluation",
			"conclusion", "story", "newInformation", "challenge");

	/** What an event is about, where that is a value of the contract. */
	private static final Map<String, String> VALUES = Map.of("recommendation", "Recommendation", "criterion",
			"Criterion", "group", "BeneficiaryGroup", "role", "PartnerRole", "level", "RelevanceLevel", "reasonCode",
			"StopReason");

	private final Directory directory;

	private final Say say;

	private final Demo demo;

	HistoryWords(Directory directory, Say say, Demo demo) {
		this.directory = directory;
		this.say = say;
		this.demo = demo;
	}

	/**
	 * Tells a change.
	 * @param names what people are called, as far as the reader may know
	 */
	HistoryEntry tell(Happening happening, Map<PersonId, String> names) {
		return new HistoryEntry(happening.recordedAt(), who(happening.actor(), names), happening.reason(),
				happening.events().stream().map((event) -> tell(event, names)).toList());
	}

	private String who(Actor actor, Map<PersonId, String> names) {
		if (actor.role() == Role.SYSTEM) {
			return this.say.text("project.history.by-itself");
		}
		return Stream
			.of(names.get(new PersonId(actor.id())), this.say.value("Role", actor.role().name()),
					Optional.ofNullable(actor.organisation()).map(this::organisation).orElse(null))
			.filter(Objects::nonNull)
			.collect(Collectors.joining(", "));
	}

	private HistoryEntry.Told tell(Happening.Event event, Map<PersonId, String> names) {
		JsonNode data = event.data();
		return new HistoryEntry.Told(this.say.text("event." + event.name()), about(event.name(), data, names),
				written(data), event.name(), event.sequence(),
				this.say.text("project.history.reach." + event.audience().visibility()));
	}

	private @Nullable String about(String event, JsonNode data, Map<PersonId, String> names) {
		List<String> parts = new ArrayList<>();
		for (String field : List.of("fromOrganisationId", "toOrganisationId", "organisationId")) {
			data.path(field).asStringOpt().ifPresent((id) -> parts.add(organisation(new OrganisationId(id))));
		}
		VALUES.forEach((field, kind) -> data.path(field)
			.stringValueOpt()
			.ifPresent((value) -> parts.add(this.say.value(kind, value))));
		if (data.has("met")) {
			parts
				.add(this.say.text(data.path("met").asBoolean() ? "project.criteria.met" : "project.criteria.not-met"));
		}
		if (event.equals("ValueEstimated")) {
			parts.add(this.say.text("project.values.level", data.path("level").asInt()));
		}
		for (String unit : List.of("receivingUnit", "owningUnit")) {
			map(data.path(unit).path("names")).ifPresent((name) -> parts.add(this.say.data(name).value()));
		}
		map(data.path("names")).ifPresent((name) -> parts.add(this.demo.name(this.say.data(name).value())));
		map(data.path("indicator")).ifPresent((indicator) -> parts.add(this.say.data(indicator).value()));
		map(data.path("lesson").path("whatHappened")).ifPresent((told) -> parts.add(this.say.data(told).value()));
		data.path("alias").path("name").asStringOpt().ifPresent(parts::add);
		data.path("operationsOwner").asStringOpt().map((id) -> names.get(new PersonId(id))).ifPresent(parts::add);
		if (event.equals("ZeroPointMeasured")) {
			parts.add(this.say.number(data.path("value").asDouble()) + " " + data.path("unit").asString(""));
		}
		dates(data, parts);
		return parts.isEmpty() ? null : String.join(" · ", parts);
	}

	private void dates(JsonNode data, List<String> parts) {
		for (String field : List.of("answerDue", "decisionDue", "reviewOn", "effectiveOn", "endsOn", "measuredOn")) {
			data.path(field)
				.asStringOpt()
				.ifPresent((day) -> parts
					.add(this.say.text("project.history." + field, this.say.day(LocalDate.parse(day)))));
		}
		for (String field : List.of("joinedOn", "leftOn")) {
			if (data.path(field).isObject()) {
				PartialDate date = EventJson.mapper().treeToValue(data.path(field), PartialDate.class);
				if (!date.isUnknown()) {
					parts.add(this.say.text("project.history." + field, this.say.date(date)));
				}
			}
		}
	}

	private String organisation(OrganisationId id) {
		return this.demo.name(this.directory.name(id));
	}

	private static @Nullable LanguageMap written(JsonNode data) {
		return WRITTEN.stream().flatMap((field) -> map(data.path(field)).stream()).findFirst().orElse(null);
	}

	private static Optional<LanguageMap> map(JsonNode node) {
		return node.isObject() ? Optional.of(EventJson.mapper().treeToValue(node, LanguageMap.class))
				: Optional.empty();
	}

}
