package no.samdrift.notification.sync;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.notification.KindDrift;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.Journal;
import no.samdrift.notification.snapshot.Snapshots;
import no.samdrift.notification.sync.ProofResult.State;
import no.samdrift.notification.stream.StreamFeed;
import no.samdrift.notification.visible.Resource;
import no.samdrift.notification.visible.ToldCard;

/**
 * Proves to a municipality's system that it has what it should have (mission E12).
 * <p>
 * The order of the questions makes it exact while events go on coming: first how far the
 * streams are committed, then what is in this stream after the system's place, then the
 * cards. A card of an event that is in none of the streams for certain, or that is after
 * the system's place, is under way and not held against the system.
 */
@Component
class SyncProofs {

	/** In offsets. A system that is further behind reads on first. */
	private static final int MOST_BEHIND = 5_000;

	private static final int MOST_IN_AN_ADDRESS = 100;

	/** An event names so many resources of a kind; the answer names all. */
	private static final int MOST_NAMED = 20;

	private final Snapshots snapshots;

	private final StreamFeed feed;

	private final Proofs proofs;

	private final Aggregates<Sync> systems;

	private final Clock clock;

	private final MeterRegistry meters;

	SyncProofs(Snapshots snapshots, StreamFeed feed, Proofs proofs, Journal journal, Clock clock,
			MeterRegistry meters) {
		this.snapshots = snapshots;
		this.feed = feed;
		this.proofs = proofs;
		this.systems = journal.aggregates(new SyncAggregate());
		this.clock = clock;
		this.meters = meters;
		for (State state : State.values()) {
			counter(state);
		}
	}

	private Counter counter(State state) {
		return Counter.builder("samdrift.sync.proofs")
			.description("Sync proofs that systems offered, by how they came out")
			.tag("state", state.name())
			.register(this.meters);
	}

	/**
	 * Compares what a system has with what it should have, and tells of it when that is
	 * news.
	 * @throws no.samdrift.http.problem.Rejected when the cursor is unknown, another's or
	 * expired, or the cards are being filled
	 */
	ProofResult check(OrganisationId organisation, String system, ProofOffered offered) {
		Map<String, Long> written = this.feed.written();
		long place = (offered.offset() != null) ? offered.offset()
				: this.feed.offset(organisation, Objects.requireNonNull(offered.cursor()));
		Optional<Set<Resource>> unread = this.feed.resourcesAfter(organisation, place, MOST_BEHIND);
		ProofResult result = unread.map((resources) -> compare(organisation, offered, written, resources))
			.orElseGet(() -> notCompared(offered));
		counter(result.state()).increment();
		tell(organisation, system, result);
		this.proofs.keep(organisation, system, result);
		return result;
	}

	private void tell(OrganisationId organisation, String system, ProofResult result) {
		// begins with a letter, has no more than 64 characters, whatever a client is
		// called
		String id = "sync-" + ToldCard.sha256(organisation.value() + " " + system).substring(0, 32);
		Instant now = this.clock.instant();
		switch (result.state()) {
			case IN_SYNC ->
				this.systems.find(id).ifPresent((known) -> this.systems.react(id, (sync) -> sync.agrees(now)));
			case DRIFT -> {
				List<KindDrift> kinds = drifts(result);
				// a system that is about to name its resources is heard out first
				boolean heardOut = result.kinds().stream().allMatch(ProofResult.Kind::named)
						|| this.proofs.of(organisation, system)
							.filter((last) -> last.state() == State.DRIFT)
							.isPresent();
				if (heardOut) {
					this.systems.createOnce(id, () -> Sync.drifted(organisation, system, kinds, now));
					this.systems.react(id, (sync) -> sync.differs(kinds, now));
				}
			}
			case NOT_COMPARED -> {
				// nothing is known that was not before
			}
		}
	}

	private static List<KindDrift> drifts(ProofResult result) {
		return result.kinds()
			.stream()
			.filter((kind) -> kind.state() == State.DRIFT)
			.map((kind) -> new KindDrift(kind.cardType(),
					kind.missing().size() + kind.stale().size() + kind.unexpected().size(), first(kind.missing()),
					first(kind.stale()), first(kind.unexpected())))
			.toList();
	}

	private static List<String> first(List<Resource> resources) {
		return resources.stream().map(Resource::subject).limit(MOST_NAMED).toList();
	}

	private ProofResult compare(OrganisationId organisation, ProofOffered offered, Map<String, Long> written,
			Set<Resource> unread) {
		Set<Resource> underWay = new HashSet<>(unread);
		List<ToldCard> cards = new ArrayList<>();
		this.snapshots.digests(organisation, cards::add);
		cards.stream()
			.filter((card) -> card.offset() >= written.getOrDefault(card.place(), 0L))
			.map(ToldCard::resource)
			.forEach(underWay::add);
		Comparison comparison = new Comparison(underWay);
		cards.forEach(comparison::expect);
		List<ProofResult.Kind> kinds = offered.kinds().stream().map(comparison::compare).toList();
		return new ProofResult(worst(kinds), kinds, comparison.besides(offered.kinds()), repair(organisation, kinds));
	}

	private static ProofResult notCompared(ProofOffered offered) {
		return new ProofResult(State.NOT_COMPARED,
				offered.kinds()
					.stream()
					.map((kind) -> new ProofResult.Kind(kind.cardType(), State.NOT_COMPARED, 0, "", 0, List.of(),
							List.of(), List.of(), false))
					.toList(),
				List.of(), null);
	}

	private static State worst(List<ProofResult.Kind> kinds) {
		if (kinds.stream().anyMatch((kind) -> kind.state() == State.DRIFT)) {
			return State.DRIFT;
		}
		return kinds.stream().anyMatch((kind) -> kind.state() == State.NOT_COMPARED) ? State.NOT_COMPARED
				: State.IN_SYNC;
	}

	private static @Nullable String repair(OrganisationId organisation, List<ProofResult.Kind> kinds) {
		List<String> subjects = kinds.stream()
			.flatMap((kind) -> Stream.concat(kind.missing().stream(), kind.stale().stream()))
			.map(Resource::subject)
			.distinct()
			.toList();
		if (subjects.isEmpty() || subjects.size() > MOST_IN_AN_ADDRESS) {
			return null;
		}
		return UriComponentsBuilder.fromPath("/municipalities/{organisationId}/snapshot")
			.queryParam("subject", subjects.toArray())
			.buildAndExpand(organisation.value())
			.toUriString();
	}

}
