package no.samdrift.http.problem;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import no.samdrift.http.json.Presence;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Turns away a body in which a record of the contract, at any depth, lacks a field that
 * it cannot be without: records have no nulls but those they name. A field with a
 * constraint of its own is left to the validation, which tells of all of them at once.
 */
@ControllerAdvice
final class CompleteBody extends RequestBodyAdviceAdapter {

	private static final Set<String> CONSTRAINTS = Set.of("NotNull", "NotBlank", "NotEmpty");

	@Override
	public boolean supports(MethodParameter parameter, Type target,
			Class<? extends HttpMessageConverter<?>> converter) {
		return parameter.getParameterType().isRecord();
	}

	@Override
	public Object afterBodyRead(Object body, HttpInputMessage input, MethodParameter parameter, Type target,
			Class<? extends HttpMessageConverter<?>> converter) {
		List<Unmet> missing = new ArrayList<>();
		look(body, "", missing);
		if (!missing.isEmpty()) {
			throw Rejected.badRequest(missing.toArray(Unmet[]::new));
		}
		return body;
	}

	private static void look(@Nullable Object value, String path, List<Unmet> missing) {
		if (value instanceof Collection<?> several) {
			int index = 0;
			for (Object one : several) {
				look(one, path + "[" + index++ + "]", missing);
			}
		}
		else if (value instanceof Record fields) {
			for (RecordComponent component : fields.getClass().getRecordComponents()) {
				ReflectionUtils.makeAccessible(component.getAccessor());
				Object field = ReflectionUtils.invokeMethod(component.getAccessor(), fields);
				String name = (path.isEmpty() ? "" : path + ".") + component.getName();
				if (field != null) {
					look(field, name, missing);
				}
				else if (!Presence.optional(component) && !constrained(component)) {
					missing.add(Unmet.field(name, "field-missing"));
				}
			}
		}
	}

	private static boolean constrained(RecordComponent component) {
		return Stream
			.of(component.getAnnotations(), component.getAnnotatedType().getAnnotations(),
					component.getAccessor().getAnnotations())
			.flatMap(Stream::of)
			.map(Annotation::annotationType)
			.anyMatch((type) -> CONSTRAINTS.contains(type.getSimpleName()));
	}

}
