package no.samdrift.portal.form;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

import no.samdrift.portal.language.PageLanguage;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * The texts of a form's fields. A field is worded by its form
 * ({@code form.<key>.<path>.label}), or else as in every form that has it
 * ({@code field.<path>.label}); {@code .hint} says more.
 */
@Component
class FormTexts {

	private final MessageSource texts;

	FormTexts(MessageSource texts) {
		this.texts = texts;
	}

	/** What a field is called. */
	public String label(Form form, Field field) {
		Locale locale = PageLanguage.current().locale();
		String general = "field." + field.textKey() + ".label";
		String own = this.texts.getMessage(key(form, field, "label"), null, null, locale);
		return (own != null) ? own : this.texts.getMessage(general, null, locale);
	}

	/** What more is to be said about it. */
	public @Nullable String hint(Form form, Field field) {
		Locale locale = PageLanguage.current().locale();
		String own = this.texts.getMessage(key(form, field, "hint"), null, null, locale);
		return (own != null) ? own : this.texts.getMessage("field." + field.textKey() + ".hint", null, null, locale);
	}

	/** What is wrong with it. */
	public @Nullable String wrong(Form form, List<FieldError> errors, Field field) {
		return errors.stream()
			.filter((error) -> field.id().equals(error.fieldId()))
			.map((error) -> said(form, error))
			.reduce((one, other) -> one + " " + other)
			.orElse(null);
	}

	/** An error in words: the service's, or the portal's own. */
	public String said(Form form, FieldError error) {
		if (error.detail() != null) {
			return error.detail();
		}
		Object[] label = (error.field() != null) ? new Object[] { label(form, error.field()) } : null;
		return this.texts.getMessage(Objects.requireNonNull(error.textKey()), label, PageLanguage.current().locale());
	}

	private static String key(Form form, Field field, String what) {
		return "form." + form.key() + "." + field.textKey() + "." + what;
	}

}
