package no.samdrift.notification.webhook;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.http.Paging;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import no.samdrift.notification.NotificationPolicy;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.stream.StreamOutlet;
import no.samdrift.notification.subscription.Subscription;
import no.samdrift.notification.subscription.Subscriptions;
import no.samdrift.notification.webhook.SubscriptionView.HealthView;
import no.samdrift.notification.webhook.SubscriptionView.LastAnswer;
import no.samdrift.notification.webhook.SubscriptionView.StuckOn;

/** A municipality's webhooks, for those who set up its systems. */
@RestController
@RequestMapping("/municipalities/{organisationId}/subscriptions")
@Tag(name = "Webhooks", description = "Events of a municipality's stream, delivered to its receivers")
class SubscriptionController {

	private final Webhooks webhooks;

	private final Subscriptions subscriptions;

	private final Positions positions;

	private final DeliveryLog log;

	private final StreamOutlet outlet;

	private final Facts facts;

	private final NotificationPolicy policy;

	private final WebhookProperties properties;

	private final Clock clock;

	SubscriptionController(Webhooks webhooks, Subscriptions subscriptions, Positions positions, DeliveryLog log,
			StreamOutlet outlet, Facts facts, NotificationPolicy policy, WebhookProperties properties, Clock clock) {
		this.webhooks = webhooks;
		this.subscriptions = subscriptions;
		this.positions = positions;
		this.log = log;
		this.outlet = outlet;
		this.facts = facts;
		this.policy = policy;
		this.properties = properties;
		this.clock = clock;
	}

	@PostMapping
	@Operation(summary = "Register a receiver",
			description = "The receiver is asked (CloudEvents Web Hooks, OPTIONS) and must take a signed test event. The "
					+ "answer has the secret, once.")
	ResponseEntity<SubscriptionView> registerWebhook(Caller caller, @PathVariable OrganisationId organisationId,
			@RequestBody @Valid SubscriptionCommand.Register command) {
		this.policy.manageSubscriptions(caller, organisationId);
		this.facts.requireMunicipality(organisationId);
		Recorded<Subscription> made = this.webhooks.register(caller, organisationId, command);
		return Answers.created(URI.create("/municipalities/" + organisationId + "/subscriptions/" + made.id()), made,
				view(made, caller, this.webhooks.secret(made.state())));
	}

	@GetMapping
	@Operation(summary = "The municipality's webhooks, with how each goes")
	Page<SubscriptionView> subscriptions(Caller caller, @PathVariable OrganisationId organisationId,
			@RequestParam(required = false) @Nullable SubscriptionState state, Paging paging) {
		this.policy.readSubscriptions(caller, organisationId);
		Page<Recorded<Subscription>> page = this.subscriptions.of(organisationId, state, paging);
		Map<SubscriptionId, Position> all = this.positions
			.findAll(page.items().stream().map((each) -> each.state().id()).toList());
		return page.map((each) -> {
			Position position = all.get(each.state().id());
			return view(each, (position != null) ? position : this.positions.hear(each), caller, null);
		});
	}

	@GetMapping("/{id}")
	@Operation(summary = "A webhook, with how it goes and what may be done with it")
	ResponseEntity<SubscriptionView> subscription(Caller caller, @PathVariable OrganisationId organisationId,
			@PathVariable SubscriptionId id) {
		this.policy.readSubscriptions(caller, organisationId);
		Recorded<Subscription> found = this.subscriptions.get(organisationId, id);
		// how it goes changes without a version: no ETag that would hide it
		return ResponseEntity.ok().header("Cache-Control", "no-store").body(view(found, caller, null));
	}

	@GetMapping("/{id}/history")
	@Operation(summary = "Who changed it, when, and the events behind it; newest first")
	Page<HistoryLine> history(Caller caller, @PathVariable OrganisationId organisationId,
			@PathVariable SubscriptionId id, Paging paging) {
		this.policy.readSubscriptions(caller, organisationId);
		this.subscriptions.get(organisationId, id);
		return this.subscriptions.history(id, paging);
	}

	@PostMapping("/{id}/change")
	@Operation(summary = "Another filter, receiver, name or contact",
			description = "What is absent stays as it is. Holds at once, for the events after fromCursor.")
	ResponseEntity<SubscriptionView> change(Caller caller, @PathVariable OrganisationId organisationId,
			@PathVariable SubscriptionId id, @IfMatch Version version,
			@RequestBody @Valid SubscriptionCommand.Change command) {
		this.policy.manageSubscriptions(caller, organisationId);
		return changed(caller, this.webhooks.change(caller, organisationId, id, version, command));
	}

	@PostMapping("/{id}/pause")
	@Operation(summary = "Deliver nothing for a while; nothing is skipped")
	ResponseEntity<SubscriptionView> pause(Caller caller, @PathVariable OrganisationId organisationId,
			@PathVariable SubscriptionId id, @IfMatch Version version) {
		this.policy.manageSubscriptions(caller, organisationId);
		return changed(caller, this.webhooks.pause(organisationId, id, version));
	}

	@PostMapping("/{id}/resume")
	@Operation(summary = "Go on where it stopped")
	ResponseEntity<SubscriptionView> resume(Caller caller, @PathVariable OrganisationId organisationId,
			@PathVariable SubscriptionId id, @IfMatch Version version) {
		this.policy.manageSubscriptions(caller, organisationId);
		return changed(caller, this.webhooks.resume(organisationId, id, version));
	}

	@PostMapping("/{id}/rotate-secret")
	@Operation(summary = "Sign with a new secret", description = "The answer has it, once. The former one signs too, "
			+ "for a day unless overlapHours says otherwise: each delivery then has two signatures.")
	ResponseEntity<SubscriptionView> rotateSecret(Caller caller, @PathVariable OrganisationId organisationId,
			@PathVariable SubscriptionId id, @IfMatch Version version,
			@RequestBody(required = false) SubscriptionCommand.@Nullable RotateSecret command) {
		this.policy.manageSubscriptions(caller, organisationId);
		Recorded<Subscription> rotated = this.webhooks.rotateSecret(organisationId, id, version,
				(command != null) ? command : new SubscriptionCommand.RotateSecret(null));
		return Answers.changed(rotated, view(rotated, caller, this.webhooks.secret(rotated.state())));
	}

	@PostMapping("/{id}/park")
	@Operation(summary = "Set the event aside on which it is stuck, and go on after it")
	ResponseEntity<SubscriptionView> park(Caller caller, @PathVariable OrganisationId organisationId,
			@PathVariable SubscriptionId id, @IfMatch Version version,
			@RequestBody @Valid SubscriptionCommand.Park command) {
		this.policy.manageSubscriptions(caller, organisationId);
		return changed(caller, this.webhooks.park(organisationId, id, version, command));
	}

	@PostMapping("/{id}/rewind")
	@Operation(summary = "Deliver from another place on: beginning, now or a cursor")
	ResponseEntity<SubscriptionView> rewind(Caller caller, @PathVariable OrganisationId organisationId,
			@PathVariable SubscriptionId id, @IfMatch Version version,
			@RequestBody @Valid SubscriptionCommand.Rewind command) {
		this.policy.manageSubscriptions(caller, organisationId);
		return changed(caller, this.webhooks.rewind(organisationId, id, version, command.to()));
	}

	@PostMapping("/{id}/end")
	@Operation(summary = "End it; its address and secrets are forgotten")
	ResponseEntity<SubscriptionView> end(Caller caller, @PathVariable OrganisationId organisationId,
			@PathVariable SubscriptionId id, @IfMatch Version version) {
		this.policy.manageSubscriptions(caller, organisationId);
		return changed(caller, this.webhooks.end(organisationId, id, version));
	}

	@PostMapping("/{id}/redeliver")
	@Operation(summary = "Send an event of the log again, with the same webhook-id, outside the order")
	DeliveryView redeliver(Caller caller, @PathVariable OrganisationId organisationId, @PathVariable SubscriptionId id,
			@RequestBody @Valid SubscriptionCommand.Redeliver command) {
		this.policy.manageSubscriptions(caller, organisationId);
		return view(this.webhooks.redeliver(organisationId, id, command.eventId()));
	}

	@PostMapping("/{id}/test")
	@Operation(summary = "Send a signed test event, and tell what came of it")
	DeliveryView test(Caller caller, @PathVariable OrganisationId organisationId, @PathVariable SubscriptionId id) {
		this.policy.manageSubscriptions(caller, organisationId);
		return view(this.webhooks.test(organisationId, id));
	}

	@GetMapping("/{id}/deliveries")
	@Operation(summary = "Every attempt of the last 30 days, the newest first",
			description = "type is a CloudEvents type in full or an event's name.")
	Page<DeliveryView> deliveries(Caller caller, @PathVariable OrganisationId organisationId,
			@PathVariable SubscriptionId id, @RequestParam(required = false) @Nullable AttemptOutcome outcome,
			@RequestParam(required = false) @Nullable String type,
			@RequestParam(required = false) @Nullable String eventId, Paging paging) {
		this.policy.readSubscriptions(caller, organisationId);
		this.subscriptions.get(organisationId, id);
		return this.log.page(id, outcome, stated(type), stated(eventId), stated(paging.cursor()), paging.limit())
			.map(this::view);
	}

	private static @Nullable String stated(@Nullable String parameter) {
		return (parameter != null && !parameter.isBlank()) ? parameter.strip() : null;
	}

	private ResponseEntity<SubscriptionView> changed(Caller caller, Recorded<Subscription> recorded) {
		return Answers.changed(recorded, view(recorded, caller, null));
	}

	private DeliveryView view(Attempt attempt) {
		return DeliveryView.of(attempt, (attempt.place() != null) ? this.outlet.cursor(attempt.place()) : null);
	}

	private SubscriptionView view(Recorded<Subscription> recorded, Caller caller, @Nullable String secret) {
		return view(recorded, this.webhooks.position(recorded), caller, secret);
	}

	private SubscriptionView view(Recorded<Subscription> recorded, Position position, Caller caller,
			@Nullable String secret) {
		Subscription subscription = recorded.state();
		Instant now = this.clock.instant();
		boolean ended = subscription.state() == SubscriptionState.ENDED;
		Position.Trouble trouble = ended ? null : position.trouble();
		List<String> commands = this.policy.managesSubscriptions(caller, subscription.organisationId())
				? subscription.legalMoves(trouble != null && !trouble.eventId().isEmpty()) : List.of();
		return new SubscriptionView(subscription.id(), recorded.version().value(), subscription.organisationId(),
				subscription.terms().name(), subscription.receiverHost(), subscription.terms().filter(),
				subscription.terms().contactId(), subscription.state(), subscription.pauseReason(),
				subscription.since(), subscription.start().cursor(), subscription.ratePerMinute(),
				subscription.overlap(now).orElse(null),
				new HealthView(this.outlet.cursor(position.place()), ended ? null : lag(position),
						position.lastDeliveredAt(), LastAnswer.of(position.last()), stuckOn(trouble)),
				commands, secret);
	}

	private @Nullable Long lag(Position position) {
		try {
			return this.outlet.behind(position.place());
		}
		catch (Rejected ex) {
			return null;
		}
	}

	private @Nullable StuckOn stuckOn(Position.@Nullable Trouble trouble) {
		return (trouble != null) ? new StuckOn(trouble.eventId(), trouble.type(), trouble.failingSince(),
				trouble.attempts(), trouble.nextAttemptAt(), trouble.failingSince().plus(this.properties.giveUpAfter()))
				: null;
	}

}
