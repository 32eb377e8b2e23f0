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
	public @Nullable String wrong(List<FieldError> errors, Field field) {
		return errors.stream()
			.filter((error) -> field.id().equals(error.fieldId()))
			.map((error) -> (error.detail() != null) ? error.detail()
					: this.texts.getMessage(Objects.requireNonNull(error.textKey()), null,
							PageLanguage.current().locale()))
			.reduce((one, other) -> one + " " + other)
			.orElse(null);
	}

	private static String key(Form form, Field field, String what) {
		return "form." + form.key() + "." + field.textKey() + "." + what;
	}

}
