package no.samdrift.journal;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * A part of a list.
 *
 * @param items the items
 * @param next where the next page goes on; absent on the last one
 * @param <T> the items
 */
public record Page<T>(List<T> items, @Nullable String next) {

	public <R> Page<R> map(Function<T, R> mapping) {
		return new Page<>(this.items.stream().map(mapping).toList(), this.next);
	}

}
