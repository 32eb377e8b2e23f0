package no.samdrift.http.act;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.http.correlation.Correlation;
import no.samdrift.http.problem.Problems;
import org.slf4j.MDC;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Outermost: gives the request its correlation id, and turns what other filters throw
 * into a problem.
 */
final class CorrelationFilter extends OncePerRequestFilter {

	private final Problems problems;

	CorrelationFilter(Problems problems) {
		this.problems = problems;
	}

	@Override
	protected boolean shouldNotFilterAsyncDispatch() {
		return false;
	}

	@Override
	protected boolean shouldNotFilterErrorDispatch() {
		return false;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String correlation = Correlation.of(request);
		response.setHeader(Correlation.HEADER, correlation);
		MDC.put(Correlation.LOGGED_AS, correlation);
		try {
			chain.doFilter(request, response);
		}
		catch (ServletException | RuntimeException ex) {
			if (!this.problems.answer(request, response, ex)) {
				throw ex;
			}
		}
		finally {
			MDC.remove(Correlation.LOGGED_AS);
		}
	}

}
