package no.samdrift.notification.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

import no.samdrift.events.OrganisationId;
import no.samdrift.http.Caller;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.notification.NotificationPolicy;
import no.samdrift.notification.facts.Facts;

/** A municipality's or county's own stream, for its systems. */
@RestController
@RequestMapping("/municipalities/{organisationId}")
@Tag(name = "Municipality's stream", description = "Everything a municipality may see, in one order")
class MunicipalityController {

	private static final String CURSOR = "Samdrift-Cursor";

	private static final int MOST_LATEST = 200;

	private final StreamFeed feed;

	private final StreamTopics topics;

	private final StreamProperties properties;

	private final Facts facts;

	private final NotificationPolicy policy;

	MunicipalityController(StreamFeed feed, StreamTopics topics, StreamProperties properties, Facts facts,
			NotificationPolicy policy) {
		this.feed = feed;
		this.topics = topics;
		this.properties = properties;
		this.facts = facts;
		this.policy = policy;
	}

	@GetMapping
	@Operation(summary = "Whether the stream is open, since when, and its newest cursor")
	StreamView stream(Caller caller, @PathVariable OrganisationId organisationId) {
		this.policy.seeStream(caller, organisationId);
		this.facts.requireMunicipality(organisationId);
		Optional<Instant> since = this.topics.since(organisationId);
		return new StreamView(organisationId, since.isPresent(), since.orElse(null),
				since.isPresent() ? this.feed.end(organisationId).cursor() : null);
	}

	@GetMapping(path = "/events", produces = { CloudEventsBatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	@Operation(summary = "The events after a cursor, in order",
			description = "Without a cursor from the beginning. The cursor of the answer, also of an empty one, stands in "
					+ "Samdrift-Cursor and in Link rel=next. wait holds the answer back until there is something new. "
					+ "type, focusArea and project filter; each may be repeated. A filtered page looks at a bounded part of "
					+ "the stream, so it may be empty and still have a new cursor: ask on while the cursor changes.")
	@ApiResponse(responseCode = "200", description = "CloudEvents in the JSON batch format",
			headers = { @Header(name = CURSOR, description = "Where to go on, also after an empty page"),
					@Header(name = HttpHeaders.LINK, description = "The address to ask next, rel=next") },
			content = @Content(mediaType = CloudEventsBatch.MEDIA_TYPE,
					array = @ArraySchema(schema = @Schema(type = "object"))))
	@ApiResponse(responseCode = "400",
			description = "The cursor is none of ours (cursor-unknown), or a number is wrong")
	@ApiResponse(responseCode = "410", description = "The cursor does not lead to its place any more (cursor-expired)")
	ResponseEntity<byte[]> events(Caller caller, @PathVariable OrganisationId organisationId,
			@RequestParam(required = false) @Nullable String after,
			@Parameter(description = "How many events at most",
					schema = @Schema(type = "integer", minimum = "1", maximum = "500",
							defaultValue = "100")) @RequestParam(defaultValue = "100") String limit,
			@Parameter(description = "How many seconds to wait when there is nothing new",
					schema = @Schema(type = "integer", minimum = "0", maximum = "60",
							defaultValue = "0")) @RequestParam(defaultValue = "0") String wait,
			@Parameter(description = "CloudEvents types in full, or events' names such as "
					+ "ProjectMovedToOperation") @RequestParam(required = false) @Nullable List<String> type,
			@Parameter(description = "Codes of focus areas that the event's project is in") @RequestParam(
					required = false) @Nullable List<String> focusArea,
			@Parameter(description = "Ids of projects that the events are about or name") @RequestParam(
					required = false) @Nullable List<String> project) {
		this.policy.readStream(caller, organisationId);
		this.facts.requireMunicipality(organisationId);
		int most = number(limit, "limit", 1, StreamReaders.MOST);
		int seconds = number(wait, "wait", 0, (int) this.properties.longestWait().toSeconds());
		EventFilter filter = EventFilter.of(type, focusArea, project, null);
		StreamFeed.Page page = this.feed.read(organisationId, stated(after), most, Duration.ofSeconds(seconds), filter);
		UriComponentsBuilder next = UriComponentsBuilder.fromPath("/municipalities/{organisationId}/events")
			.queryParam("after", page.next())
			.queryParam("limit", most);
		repeated(next, "type", filter.types());
		repeated(next, "focusArea", filter.focusAreas());
		repeated(next, "project", filter.projects());
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType(CloudEventsBatch.MEDIA_TYPE))
			.header(CURSOR, page.next())
			.header(HttpHeaders.LINK,
					"<" + next.buildAndExpand(organisationId.value()).toUriString() + ">; rel=\"next\"")
			.body(CloudEventsBatch.of(page.records()));
	}

	@GetMapping(path = "/events/latest", produces = MediaType.APPLICATION_JSON_VALUE)
	@Operation(summary = "The newest events first, for people to look at",
			description = "next of a page, sent as before, goes on with older events until it is absent. A page looks at a "
					+ "bounded part of the stream: with a filter it may be short, or empty, and still have a next. A cursor "
					+ "is a place in the stream: sent as before it gives what is older, sent as after to /events what is newer.")
	@ApiResponse(responseCode = "200", description = "Events with the cursor after each")
	@ApiResponse(responseCode = "400",
			description = "The cursor is none of ours (cursor-unknown), or a number is wrong")
	@ApiResponse(responseCode = "410", description = "The cursor does not lead to its place any more (cursor-expired)")
	LatestView latest(Caller caller, @PathVariable OrganisationId organisationId,
			@RequestParam(required = false) @Nullable String before,
			@Parameter(description = "How many events at most",
					schema = @Schema(type = "integer", minimum = "1", maximum = "200",
							defaultValue = "50")) @RequestParam(defaultValue = "50") String limit,
			@Parameter(description = "CloudEvents types in full, or events' names such as "
					+ "ProjectMovedToOperation") @RequestParam(required = false) @Nullable List<String> type,
			@Parameter(description = "Codes of focus areas that the event's project is in") @RequestParam(
					required = false) @Nullable List<String> focusArea,
			@Parameter(description = "Ids of projects that the events are about or name") @RequestParam(
					required = false) @Nullable List<String> project,
			@Parameter(description = "Ids of what the events are about") @RequestParam(
					required = false) @Nullable List<String> subject) {
		this.policy.readStream(caller, organisationId);
		this.facts.requireMunicipality(organisationId);
		int most = number(limit, "limit", 1, MOST_LATEST);
		StreamFeed.Latest latest = this.feed.latest(organisationId, stated(before), most,
				EventFilter.of(type, focusArea, project, subject));
		return new LatestView(latest.events()
			.stream()
			.map((event) -> new PlacedEvent(event.cursor(), CloudEventsBatch.event(event.record()), elsewhere(event)))
			.toList(), latest.next(), latest.newest());
	}

	private @Nullable String elsewhere(StreamFeed.Placed event) {
		return event.attribute("source")
			.filter((source) -> !this.facts.areOf(source))
			.map((source) -> source.substring(0, Math.max(0, source.lastIndexOf('/'))))
			.orElse(null);
	}

	private static void repeated(UriComponentsBuilder address, String parameter, Set<String> values) {
		// encoded here, so that no value is taken for a part of the address
		values.stream()
			.sorted()
			.forEach((value) -> address.queryParam(parameter, UriUtils.encode(value, StandardCharsets.UTF_8)));
	}

	private static @Nullable String stated(@Nullable String parameter) {
		return (parameter != null && !parameter.isBlank()) ? parameter : null;
	}

	private static int number(String text, String parameter, int least, int most) {
		try {
			int number = Integer.parseInt(text);
			if (number >= least && number <= most) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// said below
		}
		throw Rejected.badRequest(
				new Unmet("number-out-of-range", parameter, Map.of("field", parameter, "least", least, "most", most)));
	}

	/**
	 * How far a stream is.
	 *
	 * @param organisationId whose stream
	 * @param open whether it is there
	 * @param since since when: what was recorded before is not in it
	 * @param newest the cursor of its end: read after it for what is new from now on
	 */
	record StreamView(OrganisationId organisationId, boolean open, @Nullable Instant since, @Nullable String newest) {
	}

	/**
	 * The newest events of a stream.
	 *
	 * @param items events, the newest one first
	 * @param next where to go on with older ones; absent at the beginning of the stream
	 * @param newest the cursor of the stream's end: read after it for what is new from
	 * now on
	 */
	record LatestView(List<PlacedEvent> items, @Nullable String next, String newest) {
	}

	/**
	 * An event and its place.
	 *
	 * @param cursor the place after the event
	 * @param event the CloudEvent in structured JSON
	 * @param elsewhere the source prefix of the other programme that it comes from;
	 * absent when it is this one's: only then its ids mean what they mean here
	 */
	record PlacedEvent(String cursor, @Schema(type = "object") JsonNode event, @Nullable String elsewhere) {
	}

}
