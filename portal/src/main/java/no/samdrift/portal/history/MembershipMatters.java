package no.samdrift.portal.history;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

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

/** What an event of membership-service is about, in the portal's words. */
@Component
class MembershipMatters {

	private static final List<String> PEOPLE = List.of("predecessorId", "successorId", "personId", "proposedId",
			"holder", "givenBy");

	/** Organisations, other than the one whose history it is. */
	private static final List<String> ORGANISATIONS = List.of("splitOff", "splitFrom", "mergedInto");

	/** Values of the contract, by the event and its field. */
	private static final Map<String, String> VALUES = Map.of("MemberLeft.reason", "EndReason",
			"AttendanceRecorded.role", "AttendanceRole", "AttendanceRecorded.presence", "Presence",
			"LanguageDecisionRecorded.decision", "LanguageDecision");

	private static final List<String> DATES = List.of("establishedOn", "abolishedOn", "termFrom", "continuedOn",
			"succeededOn", "leftOn", "since", "effectiveOn", "heldOn", "validFrom", "validTo", "on");

	private final Directory directory;

	private final Say say;

	private final Demo demo;

	MembershipMatters(Directory directory, Say say, Demo demo) {
		this.directory = directory;
		this.say = say;
		this.demo = demo;
	}

	/** Those whom the event is about. */
	static List<PersonId> people(JsonNode data) {
		Stream<JsonNode> several = data.path("presenters").valueStream();
		return Stream.concat(PEOPLE.stream().map(data::path), several)
			.flatMap((node) -> node.stringValueOpt().stream())
			.map(PersonId::new)
			.toList();
	}

	/** What the event is about, in parts. */
	List<String> of(Happening.Event event, Map<PersonId, String> names) {
		JsonNode data = event.data();
		List<String> parts = new ArrayList<>();
		Stream.of(data.path("office"), data.path("seat").path("office"), data.path("number"))
			.flatMap((node) -> node.stringValueOpt().stream())
			.forEach(parts::add);
		map(data.path("title")).ifPresent((title) -> parts.add(this.say.data(title).value()));
		List<String> people = people(data).stream().map((person) -> name(person, names)).toList();
		if (!people.isEmpty()) {
			parts.add(String.join(data.has("successorId") ? " → " : ", ", people));
		}
		ORGANISATIONS.forEach((field) -> data.path(field)
			.stringValueOpt()
			.ifPresent((id) -> parts.add(this.demo.name(this.directory.name(new OrganisationId(id))))));
		VALUES.forEach((field, kind) -> {
			if (field.startsWith(event.name() + ".")) {
				data.path(field.substring(field.indexOf('.') + 1))
					.stringValueOpt()
					.ifPresent((value) -> parts.add(this.say.value(kind, value)));
			}
		});
		if (data.path("addedSeats").isArray()) {
			parts.add(this.say.text("group.extend.adds", data.path("addedSeats").size()));
		}
		data.path("scope")
			.valueStream()
			.forEach((scope) -> parts.add(this.say.value("MandateScope", scope.asString())));
		DATES.forEach((field) -> date(data.path(field)).ifPresent((date) -> parts.add(said(field, date))));
		return parts;
	}

	private String said(String field, PartialDate date) {
		return date.isUnknown() ? this.say.text("history.date-unknown")
				: this.say.text("history." + field, this.say.date(date));
	}

	private String name(PersonId person, Map<PersonId, String> names) {
		return names.getOrDefault(person, this.say.text("unknown.former-member"));
	}

	private static Optional<PartialDate> date(JsonNode node) {
		return node.isObject() ? Optional.of(EventJson.mapper().treeToValue(node, PartialDate.class))
				: node.stringValueOpt().map(LocalDate::parse).map(PartialDate::of);
	}

	private static Optional<LanguageMap> map(JsonNode node) {
		return node.isObject() ? Optional.of(EventJson.mapper().treeToValue(node, LanguageMap.class))
				: Optional.empty();
	}

}
