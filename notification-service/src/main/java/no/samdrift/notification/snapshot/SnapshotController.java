package no.samdrift.notification.snapshot;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.core.JsonGenerator;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import no.samdrift.events.EventJson;
import no.samdrift.events.OrganisationId;
import no.samdrift.http.Caller;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.notification.NotificationPolicy;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.stream.StreamFeed;
import no.samdrift.notification.visible.ToldCard;

/** How everything is now for a municipality's systems (mission E11). */
@RestController
@RequestMapping("/municipalities/{organisationId}")
@Tag(name = "Municipality's stream")
class SnapshotController {

	private static final String MEDIA_TYPE = "application/cloudevents-batch+json";

	private static final String CURSOR = "Samdrift-Cursor";

	private static final String OFFSET = "Samdrift-Offset";

	/** An address has room for about so many ids. */
	private static final int MOST_SUBJECTS = 100;

	private final Snapshots snapshots;

	private final Facts facts;

	private final NotificationPolicy policy;

	SnapshotController(Snapshots snapshots, Facts facts, NotificationPolicy policy) {
		this.snapshots = snapshots;
		this.facts = facts;
		this.policy = policy;
	}

	@GetMapping(path = "/snapshot", produces = { MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	@Operation(summary = "How everything is now, and the cursor to go on from",
			description = "The newest card of each resource that the municipality may see, as CloudEvents ordered by "
					+ "source and subject. Samdrift-Cursor is the place in the stream to go on from. Keep, for each source and "
					+ "subject, the card with the highest sequence: an event after the cursor may be in the snapshot already.")
	@ApiResponse(responseCode = "200", description = "Cards as CloudEvents in the JSON batch format",
			headers = { @Header(name = CURSOR, description = "Read /events after it"),
					@Header(name = OFFSET, description = "The same place for a reader over Kafka"),
					@Header(name = HttpHeaders.LINK, description = "The address to go on with, rel=next") },
			content = @Content(mediaType = MEDIA_TYPE, array = @ArraySchema(schema = @Schema(type = "object"))))
	@ApiResponse(responseCode = "503",
			description = "The cards are being filled anew (snapshot-not-ready), or too many read at once")
	void snapshot(Caller caller, @PathVariable OrganisationId organisationId,
			@Parameter(description = "Only these ids, such as those that a sync proof found to differ; may be repeated") //
			@RequestParam(required = false, defaultValue = "") List<String> subject, HttpServletResponse response)
			throws IOException {
		this.policy.readStream(caller, organisationId);
		this.facts.requireMunicipality(organisationId);
		if (subject.size() > MOST_SUBJECTS) {
			throw Rejected.badRequest(new Unmet("too-many-subjects", "subject", Map.of("most", MOST_SUBJECTS)));
		}
		// not closed when it breaks off: what was not sent yet must not be sent then
		JsonGenerator json = EventJson.mapper().createGenerator(response.getOutputStream());
		this.snapshots.read(organisationId, Set.copyOf(subject), (place) -> {
			begin(response, organisationId, place);
			json.writeStartArray();
		}, (card) -> write(json, card));
		json.writeEndArray();
		json.close();
	}

	private static void begin(HttpServletResponse response, OrganisationId organisation, StreamFeed.Place place) {
		String next = UriComponentsBuilder.fromPath("/municipalities/{organisationId}/events")
			.queryParam("after", place.cursor())
			.buildAndExpand(organisation.value())
			.toUriString();
		response.setContentType(MEDIA_TYPE);
		response.setHeader(CURSOR, place.cursor());
		response.setHeader(OFFSET, Long.toString(place.offset()));
		response.setHeader(HttpHeaders.LINK, "<" + next + ">; rel=\"next\"");
	}

	private static void write(JsonGenerator json, ToldCard card) {
		json.writeStartObject();
		card.attributes().forEach(json::writeStringProperty);
		json.writeName("data");
		json.writeRawValue(card.json());
		json.writeEndObject();
	}

}
