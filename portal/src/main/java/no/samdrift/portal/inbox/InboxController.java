package no.samdrift.portal.inbox;

import java.time.Clock;
import java.util.Map;

import no.samdrift.events.PersonId;
import no.samdrift.portal.language.PageLanguage;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Part;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The reader's own inbox. */
@Controller
class InboxController {

	private static final String MARKED = "marked";

	private static final int AT_ONCE = 30;

	private final Services services;

	private final UnreadCount unread;

	private final LiveReaders live;

	private final Clock clock;

	InboxController(Services services, UnreadCount unread, LiveReaders live, Clock clock) {
		this.services = services;
		this.unread = unread;
		this.live = live;
		this.clock = clock;
	}

	@ModelAttribute("place")
	Place place(@RequestParam(defaultValue = "false") boolean unread,
			@RequestParam(required = false) @Nullable String cursor) {
		return new Place(unread, cursor);
	}

	@GetMapping("/inbox")
	String inbox(@ModelAttribute("place") Place place, Model model) {
		Reader.requireSignedIn();
		Part<InboxPage> page = Parts
			.fetch("inbox-list", () -> this.services.notification()
				.get(InboxPage.class,
						place.at("/inbox").with("limit", AT_ONCE).with("language", PageLanguage.current().tag())))
			.part();
		if (!page.isPresent() && !page.awaited()) {
			throw new ResponseStatusException(HttpStatus.FORBIDDEN);
		}
		model.addAttribute("page", page);
		if (page.value() != null) {
			model.addAttribute("days", Day.of(page.value().items(), this.clock.getZone()));
		}
		return "inbox/inbox";
	}

	/** The number for a page that has been out of sight. */
	@GetMapping("/inbox/unread")
	ResponseEntity<Map<String, Long>> unread() {
		if (!Reader.current().isSignedIn()) {
			return ResponseEntity.status(HttpStatus.UNAUTHORIZED).build();
		}
		return ResponseEntity.ok().header("Cache-Control", "no-store").body(Map.of("unread", this.unread.current()));
	}

	/**
	 * Goes to the matter. What a reader has opened is read, which the reader can take
	 * back; a browser that only fetches ahead opens nothing.
	 */
	@GetMapping("/inbox/{id}/open")
	String open(@PathVariable String id, @RequestHeader(name = "Sec-Purpose", defaultValue = "") String purpose) {
		JsonNode notification = purpose.contains("prefetch")
				? this.services.notification().get(Address.of("/inbox/{}", id)).body()
				: mark(Address.of("/inbox/{}/mark-read", id));
		JsonNode link = notification.path("link");
		return "redirect:" + new Notification.Link(link.path("kind").asString(""), link.path("id").asString("")).page();
	}

	@PostMapping("/inbox/{id}/mark-read")
	String markRead(@PathVariable String id, @ModelAttribute("place") Place place, RedirectAttributes after) {
		mark(Address.of("/inbox/{}/mark-read", id));
		after.addFlashAttribute(MARKED,
				new Marked("read", 1, place.at(Address.of("/inbox/{}/mark-unread", id).toString()).toString()));
		return "redirect:" + place.at("/inbox");
	}

	@PostMapping("/inbox/{id}/mark-unread")
	String markUnread(@PathVariable String id, @ModelAttribute("place") Place place, RedirectAttributes after) {
		mark(Address.of("/inbox/{}/mark-unread", id));
		after.addFlashAttribute(MARKED, new Marked("unread", 1, null));
		return "redirect:" + place.at("/inbox");
	}

	@PostMapping("/inbox/mark-all-read")
	String markAllRead(@ModelAttribute("place") Place place, RedirectAttributes after) {
		JsonNode batch = mark(Address.of("/inbox/mark-all-read"));
		String undo = Address.of("/inbox/mark-all-read/{}/undo", batch.path("batch").asString()).toString();
		after.addFlashAttribute(MARKED, new Marked("all", batch.path("marked").asLong(), place.at(undo).toString()));
		return "redirect:" + place.at("/inbox");
	}

	@PostMapping("/inbox/mark-all-read/{batch}/undo")
	String undo(@PathVariable String batch, @ModelAttribute("place") Place place, RedirectAttributes after) {
		JsonNode undone = mark(Address.of("/inbox/mark-all-read/{}/undo", batch));
		after.addFlashAttribute(MARKED, new Marked("undone", undone.path("marked").asLong(), null));
		return "redirect:" + place.at("/inbox");
	}

	private JsonNode mark(Address what) {
		JsonNode marked = this.services.notification().post(what).body();
		PersonId person = Reader.current().person();
		if (person != null) {
			this.live.recount(person);
		}
		return marked;
	}

	/**
	 * Where in the inbox the reader is.
	 *
	 * @param unread whether only what is unread is shown
	 * @param cursor where the page before ended; absent on the first one
	 */
	record Place(boolean unread, @Nullable String cursor) {

		/** The address of the first page. */
		public Address newest() {
			return new Place(this.unread, null).at("/inbox");
		}

		/** The address of a further page. */
		public Address older(String next) {
			return new Place(this.unread, next).at("/inbox");
		}

		/** An address that keeps the place. */
		public Address at(String path) {
			return Address.of(path).with("unread", this.unread ? "true" : null).with("cursor", this.cursor);
		}

	}

}
