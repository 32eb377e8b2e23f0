package no.samdrift.journal;

import java.util.List;

import no.samdrift.events.DomainEvent;

/**
 * What an accepted command leads to.
 *
 * @param state how the aggregate is afterwards
 * @param events what happened, in order; none when the command changed nothing
 * @param <S> the aggregate
 */
public record Outcome<S>(S state, List<DomainEvent> events) {

	public Outcome {
		events = List.copyOf(events);
	}

	public static <S> Outcome<S> of(S state, DomainEvent... events) {
		return new Outcome<>(state, List.of(events));
	}

	/** The command asked for what already is so. */
	public static <S> Outcome<S> unchanged(S state) {
		return new Outcome<>(state, List.of());
	}

}
