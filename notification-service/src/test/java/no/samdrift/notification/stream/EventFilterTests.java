package no.samdrift.notification.stream;

import java.net.URI;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.SubscriptionFilter;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.stream.StreamOutlet.Event;
import no.samdrift.notification.stream.StreamOutlet.Place;

import static org.assertj.core.api.Assertions.assertThat;

/** Which events a filter lets through. The story's project has the focus area helse. */
class EventFilterTests {

	private static final String MOVED = "no.samdrift.project.ProjectMovedToOperation.v1";

	private static final String MANDATE = "no.samdrift.membership.MandateIssued.v1";

	private static final String MERGED = "no.samdrift.membership.MunicipalitiesMerged.v1";

	private final Story story = new Story("filter");

	private final Facts facts = new Facts(TheService.PREFIX);

	@ParameterizedTest(name = "types {0}, focus areas {1}, projects {2}: {3} {4} {5}")
	@CsvSource(textBlock = """
			# types,                   focus areas, projects, a move, a mandate of the project, a merger
			,                          ,            ,         true,   true,                     true
			ProjectMovedToOperation,   ,            ,         true,   false,                    false
			%s,                        ,            ,         true,   false,                    false
			MandateIssued,             ,            ,         false,  true,                     false
			,                          helse,       ,         true,   true,                     false
			,                          klima,       ,         false,  false,                    false
			,                          klima helse, ,         true,   true,                     false
			,                          ,            own,      true,   true,                     false
			,                          ,            other,    false,  false,                    false
			MandateIssued,             helse,       own,      false,  true,                     false
			MandateIssued,             klima,       own,      false,  false,                    false
			""")
	void everyListThatIsNotEmptyMustMatch(String types, String areas, String projects, boolean move, boolean mandate,
			boolean merger) {
		this.facts.keep(EventFamily.PROJECT, this.story.project().value(), 1,
				this.story.projectCard(ProjectState.OPERATION));
		EventFilter filter = EventFilter.of(new SubscriptionFilter(
				words(types).stream().map((type) -> type.equals("%s") ? MOVED : type).toList(), words(areas),
				words(projects).stream()
					.map((name) -> name.equals("own") ? this.story.project() : new ProjectId(name))
					.toList()));

		assertThat(admits(filter, move())).isEqualTo(move);
		assertThat(admits(filter, event(MANDATE, "mandat", """
				{"projectId": "%s", "card": {"projectId": "%s"}}""".formatted(this.story.project(),
				this.story.project()))))
			.isEqualTo(mandate);
		assertThat(admits(filter, event(MERGED, "granvag", "{\"card\": {\"organisationId\": \"granvag\"}}")))
			.isEqualTo(merger);
	}

	@ParameterizedTest
	@CsvSource({ "helse", "klima" })
	void anEventOfAProjectThatIsNotKnownHereIsNotLost(String area) {
		EventFilter filter = EventFilter.of(new SubscriptionFilter(List.of(), List.of(area), List.of()));

		assertThat(admits(filter, event(MANDATE, "mandat", "{\"projectId\": \"ukjent\"}"))).isTrue();
	}

	@Test
	void anotherProgrammesProjectIsNotJudgedByOursOfTheSameId() {
		this.facts.keep(EventFamily.PROJECT, this.story.project().value(), 1,
				this.story.projectCard(ProjectState.OPERATION));
		EventFilter filter = EventFilter.of(new SubscriptionFilter(List.of(), List.of("klima"), List.of()));
		String names = "{\"projectId\": \"%s\"}".formatted(this.story.project());

		assertThat(admits(filter, event(TheService.PREFIX.of(EventFamily.MANDATE), MANDATE, "mandat", names)))
			.isFalse();
		assertThat(admits(filter, event(URI.create("/aust/membership-service"), MANDATE, "mandat", names))).isTrue();
	}

	private boolean admits(EventFilter filter, Event event) {
		return filter.admits(event, this.facts);
	}

	private Event move() {
		return event(MOVED, this.story.project().value(), """
				{"projectId": "%s", "card": {"projectId": "%s", "focusAreas": ["helse"]}}"""
			.formatted(this.story.project(), this.story.project()));
	}

	private static Event event(String type, String subject, String data) {
		return event(TheService.PREFIX.of(EventFamily.PROJECT), type, subject, data);
	}

	private static Event event(URI source, String type, String subject, String data) {
		ObjectNode content = EventJson.mapper().createObjectNode();
		content.put("source", source.toString());
		content.set("data", EventJson.mapper().readTree(data));
		Place place = new Place(new OrganisationId("granvag"), "AAAAAAAAAAAAAAAAAAAAAA", 1);
		return new Event("id", type, subject, content, place, place);
	}

	private static List<String> words(String spaced) {
		return (spaced != null) ? List.of(spaced.split(" ")) : List.of();
	}

}
