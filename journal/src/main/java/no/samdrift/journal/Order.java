package no.samdrift.journal;

import java.util.function.Function;

/**
 * An order that a list of aggregates can have: by a text of their state, the greatest
 * first, and those that share it by id.
 *
 * @param field the field of the state, such as {@code heldOn.value}
 * @param value the same field of an aggregate
 * @param <S> the aggregate
 */
public record Order<S>(String field, Function<S, String> value) {
}
