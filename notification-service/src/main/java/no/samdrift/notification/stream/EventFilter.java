package no.samdrift.notification.stream;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

import no.samdrift.events.EventJson;
import no.samdrift.events.notification.SubscriptionFilter;
import no.samdrift.events.project.ProjectId;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.notification.facts.Facts;

/**
 * Which events of a stream somebody wants to see: those that match one value of every
 * kind that has values. A kind without values admits all.
 *
 * @param types CloudEvents types in full, or events' names such as
 * {@code ProjectMovedToOperation}, whatever their version
 * @param focusAreas codes of focus areas that the event's project is in
 * @param projects ids of projects that the event is about or names
 * @param subjects ids of what the event is about
 */
public record EventFilter(Set<String> types, Set<String> focusAreas, Set<String> projects, Set<String> subjects) {

	/** Admits every event. */
	public static final EventFilter EVERYTHING = new EventFilter(Set.of(), Set.of(), Set.of(), Set.of());

	/** How many values of one kind there may be. */
	static final int MOST_VALUES = 50;

	public EventFilter {
		types = Set.copyOf(types);
		focusAreas = Set.copyOf(focusAreas);
		projects = Set.copyOf(projects);
		subjects = Set.copyOf(subjects);
	}

	/**
	 * A filter as callers state it. Blank values are none.
	 * @throws Rejected when one kind has more than {@value #MOST_VALUES} values
	 */
	public static EventFilter of(@Nullable List<String> types, @Nullable List<String> focusAreas,
			@Nullable List<String> projects, @Nullable List<String> subjects) {
		return new EventFilter(stated("type", types), stated("focusArea", focusAreas), stated("project", projects),
				stated("subject", subjects));
	}

	private static Set<String> stated(String kind, @Nullable List<String> values) {
		Set<String> stated = new TreeSet<>();
		if (values != null) {
			values.stream().map(String::strip).filter((value) -> !value.isEmpty()).forEach(stated::add);
		}
		if (stated.size() > MOST_VALUES) {
			throw Rejected.badRequest(new Unmet("filter-too-wide", kind, Map.of("kind", kind, "most", MOST_VALUES)));
		}
		return stated;
	}

	/** Whether nothing is filtered out. */
	public boolean everything() {
		return this.types.isEmpty() && this.focusAreas.isEmpty() && this.projects.isEmpty() && this.subjects.isEmpty();
	}

	/** The filter of a subscription. */
	public static EventFilter of(SubscriptionFilter filter) {
		return new EventFilter(Set.copyOf(filter.types()), Set.copyOf(filter.focusAreas()),
				filter.projects().stream().map(ProjectId::value).collect(Collectors.toSet()), Set.of());
	}

	/**
	 * Whether somebody wants to see the record's event.
	 * @param facts where the focus areas of a project are found that the event only names
	 */
	public boolean admits(ConsumerRecord<byte[], byte[]> record, Facts facts) {
		return admits(CloudEventsBatch.attribute(record, "source").orElse(""),
				CloudEventsBatch.attribute(record, "type").orElse(""),
				CloudEventsBatch.attribute(record, "subject").orElse(""), () -> data(record), facts);
	}

	/**
	 * Whether somebody wants to see the event.
	 * @param facts where the focus areas of a project are found that the event only names
	 */
	public boolean admits(StreamOutlet.Event event, Facts facts) {
		return admits(event.content().path("source").asString(""), event.type(), event.subject(),
				() -> event.content().path("data"), facts);
	}

	/** The data is read last: that is what costs. */
	private boolean admits(String source, String type, String subject, Supplier<JsonNode> content, Facts facts) {
		if (!this.types.isEmpty() && !this.types.contains(type) && !this.types.contains(name(type))) {
			return false;
		}
		if (!this.subjects.isEmpty() && !this.subjects.contains(subject)) {
			return false;
		}
		boolean known = this.projects.isEmpty() || this.projects.contains(subject);
		if (known && this.focusAreas.isEmpty()) {
			return true;
		}
		JsonNode data = content.get();
		Optional<String> project = text(data.path("projectId")).or(() -> text(data.at("/card/projectId")));
		return (known || project.filter(this.projects::contains).isPresent())
				&& (this.focusAreas.isEmpty() || isInAFocusArea(source, data, project, facts));
	}

	private boolean isInAFocusArea(String source, JsonNode data, Optional<String> project, Facts facts) {
		// a programme's card has whole focus areas here; those are no codes
		List<String> own = data.at("/card/focusAreas").valueStream().flatMap((area) -> text(area).stream()).toList();
		if (!own.isEmpty() || project.isEmpty()) {
			return own.stream().anyMatch(this.focusAreas::contains);
		}
		// a project that is not known here, or not yet: rather one event too many than
		// one lost
		return !facts.areOf(source) || facts.project(new ProjectId(project.get()))
			.map((card) -> card.focusAreas().stream().anyMatch(this.focusAreas::contains))
			.orElse(true);
	}

	private static JsonNode data(ConsumerRecord<byte[], byte[]> record) {
		try {
			return (record.value() != null) ? EventJson.mapper().readTree(record.value()) : MissingNode.getInstance();
		}
		catch (JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	private static Optional<String> text(JsonNode node) {
		return node.isString() ? Optional.of(node.asString()) : Optional.empty();
	}

	/** The name in a CloudEvents type, without domain and version. */
	private static String name(String full) {
		int version = full.lastIndexOf('.');
		return (version > 0) ? full.substring(full.lastIndexOf('.', version - 1) + 1, version) : full;
	}

}
