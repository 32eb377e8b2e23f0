package no.samdrift.notification.subscription;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.client.model.Filters;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.SubscriptionId;
import no.samdrift.events.notification.SubscriptionState;
import no.samdrift.http.Paging;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Unknown;
import no.samdrift.journal.Version;

/** All subscriptions. */
@Component
public class Subscriptions {

	private static final int PAGE = 200;

	private final Aggregates<Subscription> all;

	public Subscriptions(Journal journal) {
		this.all = journal.aggregates(new SubscriptionType());
	}

	/** Registers one, once for each idempotency key. */
	public Recorded<Subscription> create(SubscriptionId id, Supplier<Outcome<Subscription>> command) {
		return this.all.create(id.value(), command);
	}

	/** Changes one from the version that the caller has seen. */
	public Recorded<Subscription> change(SubscriptionId id, Version version,
			Function<Subscription, Outcome<Subscription>> command) {
		return this.all.change(id.value(), version, command);
	}

	/** Changes one whatever its version, for what its receiver brings about. */
	public Recorded<Subscription> react(SubscriptionId id, Function<Subscription, Outcome<Subscription>> command) {
		return this.all.react(id.value(), command);
	}

	/** One subscription, whosever it is. */
	public Recorded<Subscription> get(SubscriptionId id) {
		return this.all.get(id.value());
	}

	/**
	 * An organisation's own subscription.
	 * @throws Unknown when there is none, or it is another's
	 */
	public Recorded<Subscription> get(OrganisationId organisation, SubscriptionId id) {
		Recorded<Subscription> found = get(id);
		if (!found.state().organisationId().equals(organisation)) {
			throw new Unknown("subscription", id.value());
		}
		return found;
	}

	/** An organisation's subscriptions, in the order of their ids. */
	public Page<Recorded<Subscription>> of(OrganisationId organisation, @Nullable SubscriptionState state,
			Paging paging) {
		Bson own = Filters.eq("state.organisationId", organisation.value());
		return this.all.list((state != null) ? Filters.and(own, Filters.eq("state.state", state.name())) : own,
				paging.cursor(), paging.limit());
	}

	/** Visits the active subscriptions, a page at a time. */
	public void active(Consumer<List<Recorded<Subscription>>> visitor) {
		String cursor = null;
		do {
			Page<Recorded<Subscription>> page = this.all
				.list(Filters.eq("state.state", SubscriptionState.ACTIVE.name()), cursor, PAGE);
			visitor.accept(page.items());
			cursor = page.next();
		}
		while (cursor != null);
	}

	/** How many of an organisation's subscriptions have not ended. */
	public long countOpen(OrganisationId organisation) {
		return this.all
			.count(Filters.and(Filters.eq("state.organisationId", organisation.value()),
					Filters.ne("state.state", SubscriptionState.ENDED.name())))
			.values()
			.stream()
			.mapToLong(Long::longValue)
			.sum();
	}

	/** Who changed it, when, and the events behind it; newest first. */
	public Page<HistoryLine> history(SubscriptionId id, Paging paging) {
		return this.all.history(id.value(), paging.cursor(), paging.limit());
	}

}
