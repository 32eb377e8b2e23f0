package no.samdrift.portal.systems;

import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.form.Form;
import no.samdrift.portal.history.Histories;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What integrators do with their systems' webhooks and credentials. */
@Controller
class SystemActController {

	private static final String HOME = "/systems";

	private final Services services;

	private final SystemForms forms;

	private final Histories histories;

	private final Acts acts;

	SystemActController(Services services, SystemForms forms, Histories histories, Acts acts) {
		this.services = services;
		this.forms = forms;
		this.histories = histories;
		this.acts = acts;
	}

	@GetMapping("/systems/webhooks/new")
	String askToRegister(HttpServletRequest request, Model model) {
		return this.acts.ask(register(), request, model);
	}

	@PostMapping("/systems/webhooks/new")
	String register(HttpServletRequest request, HttpServletResponse response, Model model) {
		return this.acts.send(register(), request, response, model);
	}

	@GetMapping("/systems/webhooks/{id}/{command}")
	String ask(@PathVariable String id, @PathVariable String command,
			@RequestParam(required = false) @Nullable String event,
			@RequestParam(required = false) @Nullable String cursor, HttpServletRequest request, Model model) {
		return this.acts.ask(act(id, command, event, cursor), request, model);
	}

	@PostMapping("/systems/webhooks/{id}/{command}")
	String send(@PathVariable String id, @PathVariable String command,
			@RequestParam(required = false) @Nullable String event,
			@RequestParam(required = false) @Nullable String cursor, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		OrganisationId owner = SystemsController.own();
		return this.acts.send(act(id, command, event, cursor), request, response, model,
				(since) -> this.histories.changes(this.services.notification(),
						Address.of("/municipalities/{}/subscriptions/{}/history", owner, id), since));
	}

	@GetMapping("/systems/kafka/new")
	String askForCredential(HttpServletRequest request, Model model) {
		return this.acts.ask(credential(), request, model);
	}

	@PostMapping("/systems/kafka/new")
	String makeCredential(HttpServletRequest request, HttpServletResponse response, Model model) {
		return this.acts.send(credential(), request, response, model);
	}

	@GetMapping("/systems/kafka/{username}/{command}")
	String askCredential(@PathVariable String username, @PathVariable String command, HttpServletRequest request,
			Model model) {
		return this.acts.ask(credential(username, command), request, model);
	}

	@PostMapping("/systems/kafka/{username}/{command}")
	String sendCredential(@PathVariable String username, @PathVariable String command, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		return this.acts.send(credential(username, command), request, response, model);
	}

	@GetMapping("/systems/feeds/new")
	String askForFeedAddress(HttpServletRequest request, Model model) {
		return this.acts.ask(feedAddress(), request, model);
	}

	@PostMapping("/systems/feeds/new")
	String makeFeedAddress(HttpServletRequest request, HttpServletResponse response, Model model) {
		model.addAttribute("service", this.services.address(Service.NOTIFICATION));
		return this.acts.send(feedAddress(), request, response, model);
	}

	@GetMapping("/systems/feeds/{id}/revoke")
	String askToRevoke(@PathVariable String id, HttpServletRequest request, Model model) {
		return this.acts.ask(revocation(id), request, model);
	}

	@PostMapping("/systems/feeds/{id}/revoke")
	String revoke(@PathVariable String id, HttpServletRequest request, HttpServletResponse response, Model model) {
		return this.acts.send(revocation(id), request, response, model);
	}

	private Act register() {
		return Act
			.make(this.forms.register(), Service.NOTIFICATION,
					Address.of("/municipalities/{}/subscriptions", SystemsController.own()), "/systems/webhooks/new",
					"/systems/webhooks/{id}")
			.leaving(HOME)
			.with("from", "now")
			.revealing("systems/webhook-secret");
	}

	private Act act(String id, String command, @Nullable String event, @Nullable String cursor) {
		OrganisationId owner = SystemsController.own();
		Form form = this.forms.webhook(command);
		Webhook webhook = this.services.notification()
			.get(Webhook.class, Address.of("/municipalities/{}/subscriptions/{}", owner, id));
		Address page = Address.of("/systems/webhooks/{}/{}", id, command).with("event", event).with("cursor", cursor);
		Act act = Act
			.on(form, LanguageMap.nb(webhook.name()), Service.NOTIFICATION,
					Address.of("/municipalities/{}/subscriptions/{}/{}", owner, id, command), webhook.version(),
					page.toString(), webhook.page())
			.offeredIf(webhook.may(command))
			.completedBy((body) -> completed(body, command, webhook, event));
		if (command.equals("rewind")) {
			act = act.with("to", cursor);
		}
		return command.equals("rotate-secret")
				? SystemForms.filled(act, command, webhook).revealing("systems/webhook-secret")
				: SystemForms.filled(act, command, webhook);
	}

	/** What the page knows: which event it is about; that an empty filter means all. */
	private static ObjectNode completed(ObjectNode body, String command, Webhook webhook, @Nullable String event) {
		switch (command) {
			case "park" -> body.put("eventId", stuck(webhook));
			case "redeliver" -> body.put("eventId", Objects.requireNonNullElse(event, ""));
			case "change" -> {
				if (!body.has("filter")) {
					body.putObject("filter");
				}
			}
			default -> {
				// nothing but what was filled in
			}
		}
		return body;
	}

	private static String stuck(Webhook webhook) {
		Webhook.StuckOn stuckOn = webhook.health().stuckOn();
		if (stuckOn == null) {
			throw new ResponseStatusException(HttpStatus.CONFLICT);
		}
		return stuckOn.eventId();
	}

	private Act credential() {
		return Act.make(this.forms.credential(), Service.NOTIFICATION,
				Address.of("/municipalities/{}/kafka-credentials", SystemsController.own()), "/systems/kafka/new", HOME)
			.revealing("systems/kafka-secret");
	}

	private Act credential(String username, String command) {
		if (!command.equals("rotate") && !command.equals("revoke")) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		Act act = Act.make(Form.of("kafka-" + command), Service.NOTIFICATION,
				Address.of("/municipalities/{}/kafka-credentials/{}/{}", SystemsController.own(), username, command),
				Address.of("/systems/kafka/{}/{}", username, command).toString(), HOME);
		return command.equals("rotate") ? act.revealing("systems/kafka-secret") : act;
	}

	private Act feedAddress() {
		return Act.make(this.forms.feedAddress(), Service.NOTIFICATION,
				Address.of("/municipalities/{}/feed-addresses", SystemsController.own()), "/systems/feeds/new", HOME)
			.revealing("systems/feed-secret");
	}

	private static Act revocation(String id) {
		return Act.make(Form.of("feed-revoke"), Service.NOTIFICATION,
				Address.of("/municipalities/{}/feed-addresses/{}/revoke", SystemsController.own(), id),
				Address.of("/systems/feeds/{}/revoke", id).toString(), HOME);
	}

}
