package no.samdrift.portal.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import no.samdrift.events.EventJson;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.frame.Demo;
import no.samdrift.portal.language.Say;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/** What an event of project-service is about, in the portal's words. */
@Component
class ProjectMatters {

	/** What an event is about, where that is a value of the contract. */
	private static final Map<String, String> VALUES = Map.of("recommendation", "Recommendation", "criterion",
			"Criterion", "group", "BeneficiaryGroup", "role", "PartnerRole", "level", "RelevanceLevel", "reasonCode",
			"StopReason");

	private final Directory directory;

	private final Say say;

	private final Demo demo;

	ProjectMatters(Directory directory, Say say, Demo demo) {
		this.directory = directory;
		this.say = say;
		this.demo = demo;
	}

	/** What the event is about, in parts. */
	List<String> of(String event, JsonNode data, Map<PersonId, String> names) {
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
		return parts;
	}

	private void dates(JsonNode data, List<String> parts) {
		for (String field : List.of("answerDue", "decisionDue", "reviewOn", "effectiveOn", "endsOn", "measuredOn")) {
			data.path(field)
				.asStringOpt()
				.ifPresent((day) -> parts.add(this.say.text("history." + field, this.say.day(LocalDate.parse(day)))));
		}
		for (String field : List.of("joinedOn", "leftOn")) {
			if (data.path(field).isObject()) {
				PartialDate date = EventJson.mapper().treeToValue(data.path(field), PartialDate.class);
				if (!date.isUnknown()) {
					parts.add(this.say.text("history." + field, this.say.date(date)));
				}
			}
		}
	}

	private String organisation(OrganisationId id) {
		return this.demo.name(this.directory.name(id));
	}

	private static Optional<LanguageMap> map(JsonNode node) {
		return node.isObject() ? Optional.of(EventJson.mapper().treeToValue(node, LanguageMap.class))
				: Optional.empty();
	}

}
