package no.samdrift.http.parameter;

import java.util.Map;
import java.util.regex.Pattern;

import no.samdrift.http.Paging;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller its {@link Paging}. */
final class PagingParameter implements HandlerMethodArgumentResolver {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == Paging.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		String cursor = request.getParameter("cursor");
		return new Paging((cursor == null || cursor.isBlank()) ? null : cursor, limit(request.getParameter("limit")));
	}

	private static int limit(@Nullable String parameter) {
		if (parameter == null || parameter.isBlank()) {
			return Paging.DEFAULT_LIMIT;
		}
		int limit = NUMBER.matcher(parameter).matches() ? Integer.parseInt(parameter) : 0;
		if (limit < 1 || limit > Paging.MOST) {
			throw Rejected.badRequest(new Unmet("limit-out-of-range", "limit", Map.of("most", Paging.MOST)));
		}
		return limit;
	}

}
