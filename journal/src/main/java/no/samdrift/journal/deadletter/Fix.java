package no.samdrift.journal.deadletter;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is put right in a dead letter. Its id, source, subject, sequence and all else that
 * it says already stay as they are.
 *
 * @param attributes the CloudEvents attributes that it lacks, by their names without a
 * prefix, such as {@code visibility}
 * @param data what takes the place of its data; absent when the data stays
 */
public record Fix(Map<String, String> attributes, @Nullable Map<String, Object> data) {

	public Fix {
		attributes = Map.copyOf(attributes);
	}

}
