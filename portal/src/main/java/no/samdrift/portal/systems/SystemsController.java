package no.samdrift.portal.systems;

import java.util.Arrays;
import java.util.List;

import no.samdrift.events.OrganisationId;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Part;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;
import no.samdrift.portal.stream.Connecting;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * A municipality's systems, for its integrators. What somebody may see and do
 * notification-service decides.
 */
@Controller
class SystemsController {

	/** What becomes of an attempt, as the log is filtered by it. */
	private static final List<String> OUTCOMES = List.of("DELIVERED", "REFUSED", "UNREACHABLE", "GONE");

	private static final int AT_ONCE = 50;

	private final Services services;

	private final Connecting connecting;

	SystemsController(Services services, Connecting connecting) {
		this.services = services;
		this.connecting = connecting;
	}

	@GetMapping("/systems")
	String systems(Model model) {
		OrganisationId owner = own();
		Parts.Pending<Webhook.All> webhooks = Parts.fetch("webhooks", () -> this.services.notification()
			.get(Webhook.All.class, Address.of("/municipalities/{}/subscriptions", owner).with("limit", 100)));
		Parts.Pending<List<KafkaCredential>> credentials = Parts.fetch("kafka",
				() -> Arrays.asList(this.services.notification()
					.get(KafkaCredential[].class, Address.of("/municipalities/{}/kafka-credentials", owner))));
		Parts.Pending<List<FeedAddress>> feeds = Parts.fetch("feeds", () -> Arrays.asList(this.services.notification()
			.get(FeedAddress[].class, Address.of("/municipalities/{}/feed-addresses", owner))));
		Parts.Pending<List<LastProof>> proofs = Parts.fetch("proofs", () -> Arrays.asList(this.services.notification()
			.get(LastProof[].class, Address.of("/municipalities/{}/sync-proofs", owner))));
		// who may not see the webhooks has no business here at all
		Part<Webhook.All> all = webhooks.part();
		if (!all.isPresent() && !all.awaited()) {
			webhooks.value();
		}
		model.addAttribute("organisation", owner);
		model.addAttribute("webhooks", all);
		model.addAttribute("credentials", credentials.part());
		model.addAttribute("feeds", feeds.part());
		model.addAttribute("proofs", proofs.part());
		model.addAttribute("connecting", this.connecting.of(owner, null));
		return "systems/systems";
	}

	@GetMapping("/systems/webhooks/{id}")
	String webhook(@PathVariable String id, @RequestParam(defaultValue = "") String outcome,
			@RequestParam(defaultValue = "") String type, @RequestParam(required = false) @Nullable String before,
			Model model) {
		OrganisationId owner = own();
		Address address = Address.of("/municipalities/{}/subscriptions/{}", owner, id);
		Parts.Pending<Webhook.Log> log = Parts.fetch("deliveries",
				() -> this.services.notification()
					.get(Webhook.Log.class,
							Address.of("/municipalities/{}/subscriptions/{}/deliveries", owner, id)
								.with("limit", AT_ONCE)
								.with("outcome", outcome)
								.with("type", type)
								.with("cursor", before)));
		model.addAttribute("webhook", this.services.notification().get(Webhook.class, address));
		model.addAttribute("log", log.part());
		model.addAttribute("outcomes", OUTCOMES);
		model.addAttribute("outcome", outcome);
		model.addAttribute("type", type);
		return "systems/webhook";
	}

	static OrganisationId own() {
		return Reader.requireSignedIn()
			.organisationId()
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.FORBIDDEN));
	}

}
