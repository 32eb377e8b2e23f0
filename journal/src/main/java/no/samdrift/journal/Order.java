package no.samdrift.journal;

import java.util.function.Function;

/**
 * An order that a list of aggregates can have: by a text of their state, and those that
 * share it by id.
 *
 * @param field the field of the state, such as {@code heldOn.value}
 * @param value the same field of an aggregate
 * @param upwards whether the smallest comes first; else the greatest does
 * @param <S> the aggregate
 */
public record Order<S>(String field, Function<S, String> value, boolean upwards) {

	/** The greatest first. */
	public Order(String field, Function<S, String> value) {
		this(field, value, false);
	}

	/** The same the other way round. */
	public Order<S> reversed() {
		return new Order<>(this.field, this.value, !this.upwards);
	}

}
