package no.samdrift.http.act;

import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.http.problem.Rejected;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads the body of a request that changes something, once and under a limit, and takes
 * the digest that tells two requests with one Idempotency-Key apart.
 */
final class ChangeFilter extends OncePerRequestFilter {

	private static final Set<String> CHANGING = Set.of("POST", "PUT", "PATCH", "DELETE");

	private static final String DIGEST = ChangeFilter.class.getName() + ".digest";

	private final DataSize limit;

	ChangeFilter(DataSize limit) {
		this.limit = limit;
	}

	/** Whether the request's method changes something. */
	static boolean changes(HttpServletRequest request) {
		return CHANGING.contains(request.getMethod());
	}

	/** SHA-256 over method, path with query, and body of a changing request. */
	static @Nullable String digest(HttpServletRequest request) {
		return (request.getAttribute(DIGEST) instanceof String digest) ? digest : null;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		return !changes(request);
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		byte[] body = body(request);
		request.setAttribute(DIGEST, digest(request, body));
		chain.doFilter(new BodyInMemory(request, body), response);
	}

	private byte[] body(HttpServletRequest request) throws IOException {
		int most = Math.toIntExact(this.limit.toBytes());
		if (request.getContentLengthLong() > most) {
			throw tooLarge();
		}
		byte[] body = request.getInputStream().readNBytes(most + 1);
		if (body.length > most) {
			throw tooLarge();
		}
		return body;
	}

	private Rejected tooLarge() {
		return Rejected.with(HttpStatus.CONTENT_TOO_LARGE, "too-large",
				Map.of("limit", this.limit.toKilobytes() + " kB"));
	}

	private static String digest(HttpServletRequest request, byte[] body) {
		String query = (request.getQueryString() != null) ? "?" + request.getQueryString() : "";
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update((request.getMethod() + "\n" + request.getRequestURI() + query + "\n").getBytes(UTF_8));
			return HexFormat.of().formatHex(digest.digest(body));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java platform has SHA-256", ex);
		}
	}

}
