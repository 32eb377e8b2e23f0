package no.samdrift.notification.webhook;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.http.Caller;
import no.samdrift.http.Paging;
import no.samdrift.journal.Page;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.notification.NotificationPolicy;
import no.samdrift.notification.stream.StreamOutlet;
import no.samdrift.notification.webhook.SubscriptionView.LastAnswer;

/** All webhooks, for operators: how they go, not where they go nor what they carry. */
@RestController
@Tag(name = "Webhooks", description = "Events of a municipality's stream, delivered to its receivers")
class SubscriberController {

	private final Positions positions;

	private final StreamOutlet outlet;

	private final NotificationPolicy policy;

	SubscriberController(Positions positions, StreamOutlet outlet, NotificationPolicy policy) {
		this.positions = positions;
		this.outlet = outlet;
		this.policy = policy;
	}

	@GetMapping("/subscribers")
	@Operation(summary = "Every webhook that has not ended, the one furthest behind first")
	Page<SubscriberView> subscribers(Caller caller, Paging paging) {
		this.policy.seeSubscribers(caller);
		List<Position> open = this.positions.open();
		Map<OrganisationId, Long> ends = open.isEmpty() ? Map.of()
				: this.outlet.ends(open.stream().map(Position::organisation).collect(Collectors.toSet()));
		List<SubscriberView> all = open.stream()
			.map((position) -> view(position, ends.get(position.organisation())))
			.sorted(Comparator.comparing(SubscriberView::behind, Comparator.nullsFirst(Comparator.reverseOrder()))
				.thenComparing((each) -> each.id().value()))
			.toList();
		int from = Math.min(all.size(), from(paging.cursor()));
		int to = Math.min(all.size(), from + paging.limit());
		return new Page<>(all.subList(from, to), (to < all.size()) ? Integer.toString(to) : null);
	}

	private static int from(@Nullable String cursor) {
		if (cursor == null) {
			return 0;
		}
		if (!cursor.matches("\\d{1,6}")) {
			throw Refused.input(Unmet.field("cursor", "cursor-unknown"));
		}
		return Integer.parseInt(cursor);
	}

	private static SubscriberView view(Position position, @Nullable Long end) {
		Position.Trouble trouble = position.trouble();
		return new SubscriberView(position.id(), position.organisation(), position.state(),
				(end != null) ? Math.max(0, end - position.place().next()) : null, position.lastDeliveredAt(),
				LastAnswer.of(position.last()), (trouble != null) ? trouble.failingSince() : null,
				(trouble != null) ? trouble.attempts() : 0, (trouble != null) ? trouble.nextAttemptAt() : null);
	}

	/**
	 * How a webhook goes.
	 *
	 * @param id the subscription
	 * @param organisationId whose it is
	 * @param state active or paused
	 * @param behind how many places of the stream it is behind, of which an event takes
	 * about two; absent when Kafka does not say
	 * @param lastDeliveredAt when an event last came through
	 * @param lastAnswer what came of the last attempt
	 * @param failingSince since when an event does not come through
	 * @param attempts how many attempts with it have failed
	 * @param nextAttemptAt when it is tried again
	 */
	record SubscriberView(SubscriptionId id, OrganisationId organisationId, SubscriptionState state,
			@Nullable Long behind, @Nullable Instant lastDeliveredAt, @Nullable LastAnswer lastAnswer,
			@Nullable Instant failingSince, int attempts, @Nullable Instant nextAttemptAt) {
	}

}
