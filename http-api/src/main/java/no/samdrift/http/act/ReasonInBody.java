package no.samdrift.http.act;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Set;

import no.samdrift.events.Language;
import no.samdrift.events.LanguageMap;
import no.samdrift.journal.Act;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.util.ReflectionUtils;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.mvc.method.annotation.RequestBodyAdviceAdapter;

/**
 * Puts the reason that a command gives in words, in its field {@code reason} or
 * {@code grounds}, into the act as well (guarantee G9: why).
 */
@ControllerAdvice
final class ReasonInBody extends RequestBodyAdviceAdapter {

	private static final Set<String> FIELDS = Set.of("reason", "grounds");

	@Override
	public boolean supports(MethodParameter parameter, Type target,
			Class<? extends HttpMessageConverter<?>> converter) {
		return parameter.getParameterType().isRecord();
	}

	@Override
	public Object afterBodyRead(Object body, HttpInputMessage input, MethodParameter parameter, Type target,
			Class<? extends HttpMessageConverter<?>> converter) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		String reason = reason(body);
		if (reason != null && request != null
				&& request.getAttribute(ActInterceptor.ACT, RequestAttributes.SCOPE_REQUEST) instanceof Act act) {
			new Act(act.actor(), act.command(), reason, act.correlationId(), act.causationId(), act.traceparent(),
					act.idempotencyKey(), act.requestDigest())
				.begin();
		}
		return body;
	}

	private static @Nullable String reason(Object body) {
		for (RecordComponent component : body.getClass().getRecordComponents()) {
			if (FIELDS.contains(component.getName())) {
				ReflectionUtils.makeAccessible(component.getAccessor());
				String reason = words(ReflectionUtils.invokeMethod(component.getAccessor(), body));
				if (reason != null && !reason.isBlank()) {
					return reason.strip();
				}
			}
		}
		return null;
	}

	private static @Nullable String words(@Nullable Object given) {
		return switch (given) {
			case String text -> text;
			case LanguageMap map -> map.in(Language.NB).value();
			case null, default -> null;
		};
	}

}
