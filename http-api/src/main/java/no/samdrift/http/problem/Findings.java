package no.samdrift.http.problem;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import com.mongodb.MongoConnectionPoolClearedException;
import com.mongodb.MongoNodeIsRecoveringException;
import com.mongodb.MongoNotPrimaryException;
import com.mongodb.MongoServerUnavailableException;
import com.mongodb.MongoSocketException;
import com.mongodb.MongoTimeoutException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import no.samdrift.http.Forbidden;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.IdTaken;
import no.samdrift.journal.IdempotencyKeyReused;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.StaleVersion;
import no.samdrift.journal.Unknown;

import org.jspecify.annotations.Nullable;

import org.springframework.core.ResolvableType;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.validation.BindException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * Which problem an exception is: the whole table in one place.
 */
final class Findings {

	private static final String ONE_SECOND = "1";

	private static final String A_FEW_SECONDS = "5";

	private Findings() {
	}

	/**
	 * What went wrong.
	 * @param thrown what was thrown
	 * @param anonymous whether the caller has not said who it is
	 * @param request what was asked for
	 */
	static Finding of(Throwable thrown, boolean anonymous, HttpServletRequest request) {
		return switch (thrown) {
			case Refused refused -> refused(refused);
			case Rejected rejected -> rejected(rejected);
			case Forbidden forbidden -> forbidden(forbidden, anonymous);
			case Unknown unknown ->
				Finding.of(HttpStatus.NOT_FOUND, "unknown", Map.of("kind", unknown.kind(), "id", unknown.id()));
			case IdTaken taken -> Finding.of(HttpStatus.CONFLICT, "id-taken",
					List.of(new Unmet("id-taken", "id", Map.of("id", taken.id()))));
			case StaleVersion stale -> Finding
				.of(HttpStatus.PRECONDITION_FAILED, "stale-version",
						Map.of("expected", stale.expected().value(), "actual", stale.actual().value()))
				.withCurrentVersion(stale.actual())
				.withHeader(HttpHeaders.ETAG, "\"" + stale.actual().value() + "\"");
			case IdempotencyKeyReused reused -> Finding.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
			case FactNotYetKnown fact ->
				Finding.of(HttpStatus.CONFLICT, "fact-not-yet-known", Map.of("kind", fact.kind(), "id", fact.id()))
					.withHeader(HttpHeaders.RETRY_AFTER, ONE_SECOND);
			case AuthenticationServiceException issuer -> issuerUnreachable();
			case JwtDecoderInitializationException issuer -> issuerUnreachable();
			case AuthenticationException authentication -> Finding.of(HttpStatus.UNAUTHORIZED, "unauthenticated");
			case AccessDeniedException denied -> forbidden(Forbidden.because("access-denied"), anonymous);
			case MongoTimeoutException away -> storeUnreachable();
			case MongoSocketException away -> storeUnreachable();
			case MongoNotPrimaryException away -> storeUnreachable();
			case MongoNodeIsRecoveringException away -> storeUnreachable();
			case MongoConnectionPoolClearedException away -> storeUnreachable();
			case MongoServerUnavailableException away -> storeUnreachable();
			case DataAccessResourceFailureException away -> storeUnreachable();
			case HttpMessageNotReadableException unreadable ->
				Finding.badRequest(UnreadableBody.reasons(unreadable, request));
			case MethodArgumentNotValidException invalid ->
				Finding.badRequest(Violations.of(invalid.getBindingResult()));
			case BindException invalid -> Finding.badRequest(Violations.of(invalid.getBindingResult()));
			case HandlerMethodValidationException invalid -> Finding.badRequest(Violations.of(invalid));
			case ConstraintViolationException invalid -> Finding.badRequest(Violations.of(invalid));
			case MethodArgumentTypeMismatchException mismatch ->
				Finding.badRequest(List.of(Shapes.mismatch(mismatch.getName(), typeOf(mismatch), mismatch)));
			case MissingServletRequestParameterException missing ->
				Finding.badRequest(List.of(Unmet.field(missing.getParameterName(), "parameter-missing")));
			case MissingRequestHeaderException missing ->
				Finding.badRequest(List.of(Unmet.field(missing.getHeaderName(), "header-missing")));
			case HttpRequestMethodNotSupportedException method -> methodNotAllowed(method);
			case HttpMediaTypeNotSupportedException type -> Finding.of(HttpStatus.UNSUPPORTED_MEDIA_TYPE,
					"unsupported-media-type", Map.of("supported", words(type.getSupportedMediaTypes())));
			case HttpMediaTypeNotAcceptableException type -> Finding.of(HttpStatus.NOT_ACCEPTABLE, "not-acceptable",
					Map.of("supported", words(type.getSupportedMediaTypes())));
			case ErrorResponse response -> of(response.getStatusCode());
			default -> (thrown.getCause() != null && thrown.getCause() != thrown && wraps(thrown))
					? of(thrown.getCause(), anonymous, request)
					: Finding.of(HttpStatus.INTERNAL_SERVER_ERROR, "internal-error");
		};
	}

	/** The problem of a status that the container decided on. */
	static Finding of(HttpStatusCode status) {
		HttpStatus known = HttpStatus.resolve(status.value());
		return switch ((known != null) ? known : HttpStatus.INTERNAL_SERVER_ERROR) {
			case NOT_FOUND -> Finding.of(HttpStatus.NOT_FOUND, "no-such-path");
			case UNAUTHORIZED -> Finding.of(HttpStatus.UNAUTHORIZED, "unauthenticated");
			case FORBIDDEN -> Finding.of(HttpStatus.FORBIDDEN, "forbidden", "access-denied");
			case SERVICE_UNAVAILABLE -> Finding.of(HttpStatus.SERVICE_UNAVAILABLE, "unavailable")
				.withHeader(HttpHeaders.RETRY_AFTER, A_FEW_SECONDS);
			case HttpStatus other when other.is4xxClientError() -> Finding.of(other, Finding.BAD_REQUEST, "malformed");
			case HttpStatus other -> Finding.of(other.is5xxServerError() ? other : HttpStatus.INTERNAL_SERVER_ERROR,
					"internal-error", "internal-error");
		};
	}

	/** A parameter that may be given several times is wrong in one of its values. */
	private static @Nullable Class<?> typeOf(MethodArgumentTypeMismatchException mismatch) {
		Class<?> ofOne = ResolvableType.forMethodParameter(mismatch.getParameter()).asCollection().resolveGeneric(0);
		return (ofOne != null) ? ofOne : mismatch.getRequiredType();
	}

	private static Finding refused(Refused refused) {
		return (refused.aboutInput() ? Finding.of(HttpStatus.UNPROCESSABLE_CONTENT, "input-refused", refused.unmet())
				: Finding.of(HttpStatus.CONFLICT, "refused", refused.unmet()))
			.withLegalMoves(refused.legalMoves());
	}

	private static Finding rejected(Rejected rejected) {
		Finding finding = Finding.of(rejected.status(), rejected.code(), rejected.reasons());
		return (rejected.status() == HttpStatus.SERVICE_UNAVAILABLE)
				? finding.withHeader(HttpHeaders.RETRY_AFTER, A_FEW_SECONDS) : finding;
	}

	private static Finding forbidden(Forbidden forbidden, boolean anonymous) {
		if (anonymous) {
			return Finding
				.of(HttpStatus.UNAUTHORIZED, "unauthenticated", List.of(Unmet.of("unauthenticated"), forbidden.unmet()))
				.withHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
		}
		return Finding.of(HttpStatus.FORBIDDEN, "forbidden", List.of(forbidden.unmet()));
	}

	private static Finding methodNotAllowed(HttpRequestMethodNotSupportedException method) {
		Set<HttpMethod> supported = method.getSupportedHttpMethods();
		String names = (supported != null)
				? supported.stream().map(HttpMethod::name).sorted().collect(Collectors.joining(", ")) : "";
		return Finding
			.of(HttpStatus.METHOD_NOT_ALLOWED, "method-not-allowed",
					Map.of("method", method.getMethod(), "supported", names))
			.withHeader(HttpHeaders.ALLOW, names);
	}

	private static Finding storeUnreachable() {
		return Finding.of(HttpStatus.SERVICE_UNAVAILABLE, "store-unreachable")
			.withHeader(HttpHeaders.RETRY_AFTER, A_FEW_SECONDS);
	}

	private static Finding issuerUnreachable() {
		return Finding.of(HttpStatus.SERVICE_UNAVAILABLE, "issuer-unreachable")
			.withHeader(HttpHeaders.RETRY_AFTER, A_FEW_SECONDS);
	}

	/**
	 * Frameworks wrap what a handler threw; an own exception's cause is its own matter.
	 */
	private static boolean wraps(Throwable thrown) {
		String type = thrown.getClass().getName();
		return type.startsWith("org.springframework.") || type.startsWith("jakarta.servlet.")
				|| type.startsWith("java.util.concurrent.");
	}

	private static String words(List<MediaType> types) {
		return types.stream().map(MediaType::toString).distinct().collect(Collectors.joining(", "));
	}

}
