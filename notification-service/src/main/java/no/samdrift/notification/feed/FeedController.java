package no.samdrift.notification.feed;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.http.Caller;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.notification.NotificationPolicy;
import no.samdrift.notification.stream.EventFilter;

/** A municipality's stream as feeds, for whoever may read the stream. */
@RestController
@RequestMapping("/municipalities/{organisationId}")
@Tag(name = "Feeds", description = "The stream as people read it, in Atom and JSON Feed")
class FeedController {

	private final Feeds feeds;

	private final FeedAddresses addresses;

	private final NotificationPolicy policy;

	FeedController(Feeds feeds, FeedAddresses addresses, NotificationPolicy policy) {
		this.feeds = feeds;
		this.addresses = addresses;
		this.policy = policy;
	}

	@GetMapping(path = "/feed.atom", produces = AtomFeed.MEDIA_TYPE)
	@Operation(summary = "The newest events as an Atom feed (RFC 4287)",
			description = "In lang, else the language of Accept-Language. The link next leads to older entries. type, "
					+ "focusArea and project filter as for /events. No entry names a person. Without a token, the key of a feed address opens it.")
	@ApiResponse(responseCode = "200", description = "A page of the feed")
	@ApiResponse(responseCode = "400", description = "The language or a filter is wrong (language-unknown)")
	ResponseEntity<byte[]> atom(Caller caller, @PathVariable OrganisationId organisationId,
			@RequestParam(required = false) @Nullable String key,
			@RequestParam(required = false) @Nullable String before,
			@RequestParam(required = false) @Nullable String lang,
			@RequestParam(required = false) @Nullable List<String> type,
			@RequestParam(required = false) @Nullable List<String> focusArea,
			@RequestParam(required = false) @Nullable List<String> project) {
		FeedPage page = page(caller, organisationId, key, before, lang, EventFilter.of(type, focusArea, project, null));
		return ResponseEntity.ok().contentType(MediaType.parseMediaType(AtomFeed.MEDIA_TYPE)).body(AtomFeed.of(page));
	}

	@GetMapping(path = "/feed.json", produces = JsonFeed.MEDIA_TYPE)
	@Operation(summary = "The newest events as a JSON Feed 1.1",
			description = "The same entries as the Atom feed; next_url leads to older ones.")
	@ApiResponse(responseCode = "200", description = "A page of the feed")
	@ApiResponse(responseCode = "400", description = "The language or a filter is wrong (language-unknown)")
	ResponseEntity<byte[]> json(Caller caller, @PathVariable OrganisationId organisationId,
			@RequestParam(required = false) @Nullable String key,
			@RequestParam(required = false) @Nullable String before,
			@RequestParam(required = false) @Nullable String lang,
			@RequestParam(required = false) @Nullable List<String> type,
			@RequestParam(required = false) @Nullable List<String> focusArea,
			@RequestParam(required = false) @Nullable List<String> project) {
		FeedPage page = page(caller, organisationId, key, before, lang, EventFilter.of(type, focusArea, project, null));
		return ResponseEntity.ok().contentType(MediaType.parseMediaType(JsonFeed.MEDIA_TYPE)).body(JsonFeed.of(page));
	}

	private FeedPage page(Caller caller, OrganisationId organisation, @Nullable String key, @Nullable String before,
			@Nullable String lang, EventFilter filter) {
		this.policy.readFeed(caller, organisation, key, this.addresses::opens);
		Language language = (lang == null || lang.isBlank()) ? caller.language()
				: Language.ofTag(lang).orElseThrow(() -> Rejected.badRequest(Unmet.field("lang", "language-unknown")));
		return this.feeds.page(organisation, (before == null || before.isBlank()) ? null : before, filter, language);
	}

}
