package no.samdrift.portal.systems;

import java.time.Instant;
import java.util.List;

import no.samdrift.events.OrganisationId;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every subscriber, for operators: how it goes, not where nor what. */
@Controller
class SubscribersController {

	private static final int AT_ONCE = 100;

	private final Services services;

	SubscribersController(Services services) {
		this.services = services;
	}

	@GetMapping("/operations/subscribers")
	String subscribers(@RequestParam(required = false) @Nullable String from, Model model) {
		Reader.requireOperator();
		model.addAttribute("subscribers", this.services.notification()
			.get(Subscribers.class, Address.of("/subscribers").with("limit", AT_ONCE).with("cursor", from)));
		return "systems/subscribers";
	}

	/**
	 * Subscribers, the one furthest behind first.
	 *
	 * @param items a part of them
	 * @param next where the others go on
	 */
	record Subscribers(List<Subscriber> items, @Nullable String next) {
	}

	/**
	 * How a subscriber goes.
	 *
	 * @param id its id
	 * @param organisationId whose it is
	 * @param state active or paused
	 * @param behind how many places of the stream it is behind
	 * @param lastDeliveredAt when an event last came through
	 * @param failingSince since when an event does not come through
	 * @param attempts how many attempts with it have failed
	 * @param nextAttemptAt when it is tried again
	 */
	record Subscriber(String id, OrganisationId organisationId, String state, @Nullable Long behind,
			@Nullable Instant lastDeliveredAt, @Nullable Instant failingSince, int attempts,
			@Nullable Instant nextAttemptAt) {
	}

}
