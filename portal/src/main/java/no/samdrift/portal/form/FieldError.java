package no.samdrift.portal.form;

import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

import no.samdrift.portal.service.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with what was filled in.
 *
 * @param fieldId the id of the input that it is about; absent when it is about no one
 * input
 * @param textKey the key of the portal's own text; absent when the service said it
 * @param detail what the service said
 * @param remedy what the service says can be done
 */
public record FieldError(@Nullable String fieldId, @Nullable String textKey, @Nullable String detail,
		@Nullable String remedy) {

	static FieldError own(Field field, String key) {
		return new FieldError(field.id(), "form.error." + key, null, null);
	}

	static FieldError said(Problem.Reason reason, Form form, Input input) {
		return new FieldError(fieldId(reason.field(), form, input), null, reason.detail(), reason.remedy());
	}

	/**
	 * The input that a path of the command is about: the longest path that begins it.
	 */
	private static @Nullable String fieldId(@Nullable String path, Form form, Input input) {
		if (path == null) {
			return null;
		}
		Optional<Field> nearest = form.fields()
			.stream()
			.flatMap((field) -> (field.kind() == Field.Kind.ROWS) ? rows(form, field, input) : Stream.of(field))
			.filter((field) -> begins(field.path(), path) || begins(path, field.path()))
			.max(Comparator.comparingInt((field) -> field.path().length()));
		return nearest.map(Field::id).orElse(null);
	}

	private static Stream<Field> rows(Form form, Field rows, Input input) {
		Stream<Field> inner = Stream.iterate(0, (i) -> i + 1)
			.limit(input.rows(rows.path()))
			.flatMap((i) -> form.row(rows, i).stream());
		return Stream.concat(Stream.of(rows), inner);
	}

	private static boolean begins(String prefix, String path) {
		return path.equals(prefix) || path.startsWith(prefix + ".") || path.startsWith(prefix + "[");
	}

}
