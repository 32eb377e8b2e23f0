package no.samdrift.portal.stream;

import java.time.Instant;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.OrganisationId;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Part;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * The events that the reader's municipality's systems receive. Whose stream somebody may
 * see notification-service decides.
 */
@Controller
class StreamController {

	private static final int AT_ONCE = 25;

	private final Services services;

	private final Subjects subjects;

	private final EventTypes types;

	private final Connecting connecting;

	StreamController(Services services, Subjects subjects, EventTypes types, Connecting connecting) {
		this.services = services;
		this.subjects = subjects;
		this.types = types;
		this.connecting = connecting;
	}

	/**
	 * The newest events.
	 * @param organisation whose stream; absent for the reader's own
	 * @param type a type's name; empty for all
	 * @param subject the id of what the events are about; empty for all
	 * @param before where the page before ended
	 * @param known the newest event that the page already shows; nothing is answered when
	 * it still is
	 */
	@GetMapping("/stream")
	@Nullable String stream(@RequestParam(required = false) @Nullable String organisation,
			@RequestParam(defaultValue = "") String type, @RequestParam(defaultValue = "") String subject,
			@RequestParam(required = false) @Nullable String before,
			@RequestParam(required = false) @Nullable String known, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		OrganisationId owner = owner(organisation);
		Filter filter = new Filter(organisation, type.strip(), subject.strip());
		Parts.Pending<State> state = Parts.fetch("stream-state",
				() -> this.services.notification().get(State.class, Address.of("/municipalities/{}", owner)));
		Part<Latest> latest = shown(Parts.fetch("stream-events", () -> latest(owner, filter, before, AT_ONCE)));
		if (known != null && latest.value() != null && request.getHeader("HX-Request") != null) {
			int fresh = latest.value().since(known);
			if (fresh == 0) {
				response.setStatus(HttpStatus.NO_CONTENT.value());
				return null;
			}
			model.addAttribute("fresh", fresh);
		}
		model.addAttribute("organisation", owner);
		model.addAttribute("filter", filter);
		model.addAttribute("before", before);
		model.addAttribute("families", this.types.all());
		model.addAttribute("latest", latest);
		model.addAttribute("state", shown(state));
		model.addAttribute("connecting", this.connecting.of(owner, latest.value()));
		return "stream/stream";
	}

	/**
	 * One event as it is.
	 * @param at its place, from the list
	 */
	@GetMapping("/stream/events/{id}")
	String event(@PathVariable String id, @RequestParam String at,
			@RequestParam(required = false) @Nullable String organisation, Model model) {
		OrganisationId owner = owner(organisation);
		Latest found = latest(owner, new Filter(organisation, "", ""), at, 1);
		StreamEvent event = found.items()
			.stream()
			.filter((one) -> one.id().equals(id))
			.findFirst()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
		model.addAttribute("event", event);
		model.addAttribute("name", found.names().get(id));
		model.addAttribute("audience",
				List.of(event.attribute("audience").split(","))
					.stream()
					.filter((one) -> !one.isEmpty() && event.isOurs())
					.map(OrganisationId::new)
					.toList());
		model.addAttribute("after", this.connecting.after(owner, event.cursor()));
		model.addAttribute("back", new Filter(organisation, "", "").none());
		return "stream/event";
	}

	private static OrganisationId owner(@Nullable String organisation) {
		Reader reader = Reader.requireSignedIn();
		return (organisation != null && !organisation.isBlank()) ? named(organisation)
				: reader.organisationId().orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
	}

	private static OrganisationId named(String organisation) {
		try {
			return new OrganisationId(organisation);
		}
		catch (IllegalArgumentException ex) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, ex);
		}
	}

	private Latest latest(OrganisationId owner, Filter filter, @Nullable String before, int limit) {
		Latest latest = this.services.notification()
			.get(Latest.class,
					Address.of("/municipalities/{}/events/latest", owner)
						.with("limit", limit)
						.with("before", before)
						.with("type", filter.type())
						.with("subject", filter.subject()));
		return latest.with(this.subjects.of(latest.items()));
	}

	/** A part that may be slow or away, but that is not left out when it is refused. */
	private static <T> Part<T> shown(Parts.Pending<T> pending) {
		Part<T> part = pending.part();
		if (!part.isPresent() && !part.awaited()) {
			pending.value();
		}
		return part;
	}

	/**
	 * How far the stream is.
	 *
	 * @param open whether it is there
	 * @param since since when
	 */
	record State(boolean open, @Nullable Instant since) {
	}

	/**
	 * What is shown.
	 *
	 * @param organisation whose stream, when the address names one
	 * @param type a type's name; empty for all
	 * @param subject a subject's id; empty for all
	 */
	record Filter(@Nullable String organisation, String type, String subject) {

		public boolean chosen() {
			return !this.type.isEmpty() || !this.subject.isEmpty();
		}

		/** The address that keeps the filter. */
		public String at(@Nullable String before) {
			return Address.of("/stream")
				.with("organisation", this.organisation)
				.with("type", this.type)
				.with("subject", this.subject)
				.with("before", before)
				.toString();
		}

		/** The address that shows only one subject's events. */
		public String only(String one) {
			return new Filter(this.organisation, this.type, one).at(null);
		}

		/** The address of one event. */
		public String event(StreamEvent event) {
			return Address.of("/stream/events/{}", event.id())
				.with("at", event.cursor())
				.with("organisation", this.organisation)
				.toString();
		}

		/** The address that shows everything. */
		public String none() {
			return new Filter(this.organisation, "", "").at(null);
		}

	}

}
