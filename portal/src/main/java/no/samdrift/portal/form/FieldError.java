package no.samdrift.portal.form;

import java.util.Comparator;
import java.util.stream.Stream;

import no.samdrift.portal.service.Problem;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with what was filled in.
 *
 * @param field what it is about; absent when it is about no one input
 * @param textKey the key of the portal's own text, which may name the field; absent when
 * the service said it
 * @param detail what the service said
 * @param remedy what the service says can be done
 */
public record FieldError(@Nullable Field field, @Nullable String textKey, @Nullable String detail,
		@Nullable String remedy) {

	private static final String MISSING = "field-missing";

	static FieldError own(Field field, String key) {
		return new FieldError(field, "form.error." + key, null, null);
	}

	static FieldError said(Problem.Reason reason, Form form, Input input) {
		Field field = field(reason.field(), form, input);
		// the service knows the field by its name in the API; the page, by its label
		return (field != null && reason.code().equals(MISSING)) ? own(field, "missing")
				: new FieldError(field, null, reason.detail(), reason.remedy());
	}

	/** The id of the input that it is about. */
	public @Nullable String fieldId() {
		return (this.field != null) ? this.field.id() : null;
	}

	/**
	 * The input that a path of the command is about: the longest path that begins it.
	 */
	private static @Nullable Field field(@Nullable String path, Form form, Input input) {
		if (path == null) {
			return null;
		}
		return form.fields()
			.stream()
			.flatMap((field) -> (field.kind() == Field.Kind.ROWS) ? rows(form, field, input) : Stream.of(field))
			.filter((field) -> begins(field.path(), path) || begins(path, field.path()))
			.max(Comparator.comparingInt((field) -> field.path().length()))
			.orElse(null);
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
