package no.samdrift.journal;

import java.util.List;
import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;

/**
 * What the journal must know of an aggregate.
 *
 * @param <S> the aggregate: an immutable record that reads and writes as JSON
 */
public interface AggregateType<S> {

	/** The family of its events. */
	EventFamily family();

	/** The aggregate's class. */
	Class<S> stateType();

	/** Its public fields. */
	Card card(S state);

	/** Who may see the event, decided now by the service that owns the fact. */
	Audience audience(S state, DomainEvent event);

	/**
	 * Words by which it is found; {@link SearchTerms} folds them. None by default.
	 */
	default Set<String> searchWords(S state) {
		return Set.of();
	}

	/**
	 * Fields of the state that lists filter on, such as {@code listing.lead}. None by
	 * default.
	 */
	default Set<String> filteredFields() {
		return Set.of();
	}

	/**
	 * The orders that lists can have besides that of the ids; each gets an index. None by
	 * default.
	 */
	default List<Order<S>> orders() {
		return List.of();
	}

	/** The collection of current copies, such as {@code projects}. */
	default String collection() {
		return family().key() + "s";
	}

}
