package no.samdrift.http.problem;

import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.BindingResult;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/**
 * Puts violated bean constraints as reasons, all at once. A constraint whose message is a
 * code in kebab-case, such as {@code @AssertTrue(message = "date-before-start")}, gives
 * that code; the usual constraints have codes of their own.
 */
final class Violations {

	private static final String CODE = "[a-z][a-z0-9]*(-[a-z0-9]+)+";

	private Violations() {
	}

	static List<Unmet> of(BindingResult result) {
		return result.getAllErrors().stream().map(Violations::reason).toList();
	}

	static List<Unmet> of(HandlerMethodValidationException invalid) {
		List<Unmet> reasons = new ArrayList<>();
		for (ParameterValidationResult result : invalid.getParameterValidationResults()) {
			if (result instanceof ParameterErrors errors) {
				errors.getAllErrors().forEach((error) -> reasons.add(reason(error)));
			}
			else {
				String parameter = result.getMethodParameter().getParameterName();
				for (MessageSourceResolvable error : result.getResolvableErrors()) {
					reasons.add(reason(parameter, violation(result, error), error.getDefaultMessage()));
				}
			}
		}
		return reasons;
	}

	static List<Unmet> of(ConstraintViolationException invalid) {
		return invalid.getConstraintViolations()
			.stream()
			.map((violation) -> reason(violation.getPropertyPath().toString(), violation, violation.getMessage()))
			.toList();
	}

	private static Unmet reason(ObjectError error) {
		String field = (error instanceof FieldError fieldError) ? fieldError.getField() : null;
		if (error instanceof FieldError fieldError && fieldError.isBindingFailure()) {
			return Unmet.field(fieldError.getField(), "shape-other");
		}
		ConstraintViolation<?> violation = error.contains(ConstraintViolation.class)
				? error.unwrap(ConstraintViolation.class) : null;
		return reason(field, violation, error.getDefaultMessage());
	}

	private static Unmet reason(@Nullable String field, @Nullable ConstraintViolation<?> violation,
			@Nullable String message) {
		if (message != null && message.matches(CODE)) {
			return new Unmet(message, field, attributes(violation));
		}
		if (violation == null) {
			return new Unmet("shape-other", field, Map.of());
		}
		Annotation constraint = violation.getConstraintDescriptor().getAnnotation();
		String code = switch (constraint.annotationType().getSimpleName()) {
			case "NotNull", "NotBlank", "NotEmpty" -> "field-missing";
			case "Size", "Length" -> size(violation);
			case "Min", "DecimalMin" -> "field-too-small";
			case "Positive" -> "field-not-positive";
			case "PositiveOrZero" -> "field-negative";
			case "Max", "DecimalMax" -> "field-too-large";
			case "Pattern" -> "field-pattern";
			case "Email" -> "field-email";
			case "Past", "PastOrPresent" -> "field-not-past";
			case "Future", "FutureOrPresent" -> "field-not-future";
			default -> "shape-rule";
		};
		Map<String, Object> arguments = attributes(violation);
		arguments.put("rule", String.valueOf(message));
		return new Unmet(code, field, arguments);
	}

	private static String size(ConstraintViolation<?> violation) {
		Object max = violation.getConstraintDescriptor().getAttributes().get("max");
		return Integer.valueOf(Integer.MAX_VALUE).equals(max) ? "field-too-short" : "field-size";
	}

	private static Map<String, Object> attributes(@Nullable ConstraintViolation<?> violation) {
		Map<String, Object> attributes = new HashMap<>();
		if (violation != null) {
			for (String name : List.of("min", "max", "value", "regexp")) {
				Object value = violation.getConstraintDescriptor().getAttributes().get(name);
				if (value != null) {
					attributes.put(name, value);
				}
			}
		}
		return attributes;
	}

	private static @Nullable ConstraintViolation<?> violation(ParameterValidationResult result,
			MessageSourceResolvable error) {
		try {
			return result.unwrap(error, ConstraintViolation.class);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

}
