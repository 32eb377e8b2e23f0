package no.samdrift.notification.inbox;

import java.io.IOException;
import java.util.Optional;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import no.samdrift.events.Language;
import no.samdrift.events.PersonId;
import no.samdrift.http.Caller;
import no.samdrift.http.Paging;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Page;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Unknown;
import no.samdrift.notification.NotificationPolicy;
import no.samdrift.notification.text.ReaderLanguage;

/**
 * The caller's own inbox. Read marks need no {@code If-Match}: they are the reader's
 * alone, and setting one twice is setting it once.
 */
@RestController
@RequestMapping("/inbox")
@Tag(name = "Inbox", description = "What you have been told, and why")
class InboxController {

	private final Inbox inbox;

	private final LiveReaders live;

	private final Telling telling;

	private final ReaderLanguage languages;

	private final NotificationPolicy policy;

	private final JsonMapper json;

	InboxController(Inbox inbox, LiveReaders live, Telling telling, ReaderLanguage languages, NotificationPolicy policy,
			JsonMapper json) {
		this.inbox = inbox;
		this.live = live;
		this.telling = telling;
		this.languages = languages;
		this.policy = policy;
		this.json = json;
	}

	@GetMapping
	@Operation(summary = "Your notifications, the newest event first",
			description = "In your own language, else your organisation's, else bokmål; language asks for another.")
	InboxPage list(Caller caller, Paging paging, @RequestParam(defaultValue = "false") boolean unread,
			@RequestParam(required = false) @Nullable String language) {
		PersonId person = this.policy.ownInbox(caller);
		Language reading = language(language, person);
		Page<NotificationView> page = this.inbox.of(person, unread, cursor(paging), paging.limit())
			.map((notification) -> this.telling.of(notification, reading));
		return new InboxPage(page.items(), page.next(), this.inbox.unread(person));
	}

	@GetMapping("/unread-count")
	@Operation(summary = "How many of your notifications are unread")
	UnreadCount unreadCount(Caller caller) {
		return new UnreadCount(this.inbox.unread(this.policy.ownInbox(caller)));
	}

	@GetMapping("/{id}")
	@Operation(summary = "One of your notifications")
	NotificationView find(Caller caller, @PathVariable String id,
			@RequestParam(required = false) @Nullable String language) {
		PersonId person = this.policy.ownInbox(caller);
		return view(person, id, language(language, person));
	}

	@GetMapping(path = "/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
	@Operation(summary = "Your notifications as they come (server-sent events)",
			description = "The id of each is the notification's; Last-Event-ID goes on after it. The event reload says "
					+ "that the id is not known and the list is to be read again.")
	void follow(Caller caller, @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastId,
			@RequestParam(required = false) @Nullable String language, HttpServletResponse response) {
		PersonId person = this.policy.ownInbox(caller);
		Language reading = language(language, person);
		response.setContentType(MediaType.TEXT_EVENT_STREAM_VALUE);
		response.setCharacterEncoding("UTF-8");
		response.setHeader("Cache-Control", "no-store");
		response.setHeader("X-Accel-Buffering", "no");
		try {
			this.live.follow(person, lastId, response.getOutputStream(),
					(notification) -> this.json.writeValueAsString(this.telling.of(notification, reading)));
		}
		catch (IOException ex) {
			// the reader has gone, as readers do
		}
	}

	@PostMapping("/{id}/mark-read")
	@Operation(summary = "Marks a notification as read")
	NotificationView markRead(Caller caller, @PathVariable String id) {
		PersonId person = this.policy.ownInbox(caller);
		this.inbox.markRead(person, id);
		return view(person, id, this.languages.of(person));
	}

	@PostMapping("/{id}/mark-unread")
	@Operation(summary = "Takes a read mark back")
	NotificationView markUnread(Caller caller, @PathVariable String id) {
		PersonId person = this.policy.ownInbox(caller);
		this.inbox.markUnread(person, id);
		return view(person, id, this.languages.of(person));
	}

	@PostMapping("/mark-all-read")
	@Operation(summary = "Marks everything as read; the batch takes it back")
	Inbox.ReadBatch markAllRead(Caller caller) {
		return this.inbox.markAllRead(this.policy.ownInbox(caller));
	}

	@PostMapping("/mark-all-read/{batch}/undo")
	@Operation(summary = "Takes back what one mark-all-read has marked, and only that")
	Inbox.ReadBatch undoMarkAllRead(Caller caller, @PathVariable String batch) {
		return this.inbox.undoMarkAllRead(this.policy.ownInbox(caller), batch);
	}

	private NotificationView view(PersonId person, String id, Language language) {
		return this.inbox.find(person, id)
			.map((notification) -> this.telling.of(notification, language))
			.orElseThrow(() -> new Unknown("notification", id));
	}

	private Language language(@Nullable String asked, PersonId person) {
		if (asked == null || asked.isBlank()) {
			return this.languages.of(person);
		}
		return Language.ofTag(asked)
			.orElseThrow(() -> Rejected.badRequest(Unmet.field("language", "language-unknown")));
	}

	private static @Nullable InboxCursor cursor(Paging paging) {
		return Optional.ofNullable(paging.cursor())
			.map((cursor) -> InboxCursor.of(cursor)
				.orElseThrow(() -> Rejected.badRequest(Unmet.field("cursor", "cursor-unknown"))))
			.orElse(null);
	}

	/**
	 * What the header of a page shows.
	 *
	 * @param unread how many are unread in the whole inbox
	 */
	record UnreadCount(long unread) {
	}

}
