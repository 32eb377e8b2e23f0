package no.samdrift.http.parameter;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import no.samdrift.http.IfMatch;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Gives a controller the version that the caller has seen. */
final class VersionParameter implements HandlerMethodArgumentResolver {

	/**
	 * A weak tag is taken as well: a proxy that compresses an answer makes its tag weak,
	 * and the version in it is the same.
	 */
	private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,18})\"");

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(IfMatch.class) && parameter.getParameterType() == Version.class;
	}

	@Override
	public Object resolveArgument(MethodParameter parameter, @Nullable ModelAndViewContainer container,
			NativeWebRequest request, @Nullable WebDataBinderFactory binders) {
		String header = request.getHeader(HttpHeaders.IF_MATCH);
		if (header == null || header.isBlank()) {
			throw Rejected.with(HttpStatus.PRECONDITION_REQUIRED, "if-match-missing");
		}
		Matcher tag = TAG.matcher(header.strip());
		if (!tag.matches()) {
			throw Rejected.badRequest(Unmet.field(HttpHeaders.IF_MATCH, "if-match-malformed"));
		}
		return new Version(Long.parseLong(tag.group(1)));
	}

}
