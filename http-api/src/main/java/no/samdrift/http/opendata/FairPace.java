package no.samdrift.http.opendata;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.http.problem.Rejected;
import no.samdrift.http.security.Callers;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Turns away a nameless caller who asks for {@link OpenData} more often than the others
 * can bear. Each address has its own measure; an IPv6 network of 64 bits counts as one,
 * because one subscriber has them all. Callers with a token are not measured.
 */
final class FairPace implements HandlerInterceptor {

	private static final int MOST_ADDRESSES = 50_000;

	private static final int NETWORK = 8;

	private final int perMinute;

	private final LoadingCache<String, Bucket> measures;

	private final Counter turnedAway;

	FairPace(int perMinute, MeterRegistry meters) {
		this.perMinute = perMinute;
		// after a minute a measure is full again, so it need not be remembered
		this.measures = Caffeine.newBuilder()
			.maximumSize(MOST_ADDRESSES)
			.expireAfterAccess(Duration.ofMinutes(1))
			.build((address) -> measure());
		this.turnedAway = Counter.builder("samdrift.opendata.turnedaway")
			.description("Requests for open data beyond the pace of nameless callers")
			.register(meters);
	}

	private Bucket measure() {
		return Bucket.builder()
			.addLimit((limit) -> limit.capacity(this.perMinute).refillGreedy(this.perMinute, Duration.ofMinutes(1)))
			.build();
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (request.getDispatcherType() == DispatcherType.REQUEST && handler instanceof HandlerMethod method
				&& method.getBeanType().isAnnotationPresent(OpenData.class) && Callers.of(request).anonymous()) {
			ConsumptionProbe probe = this.measures.get(network(request)).tryConsumeAndReturnRemaining(1);
			if (!probe.isConsumed()) {
				this.turnedAway.increment();
				long seconds = TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1;
				response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
				throw Rejected.with(HttpStatus.TOO_MANY_REQUESTS, "too-many-requests",
						Map.of("most", this.perMinute, "seconds", seconds));
			}
		}
		return true;
	}

	/** A servlet container gives an address as digits: nothing is looked up. */
	private static String network(HttpServletRequest request) {
		InetAddress address;
		try {
			address = InetAddress.getByName(request.getRemoteAddr());
		}
		catch (UnknownHostException ex) {
			return request.getRemoteAddr();
		}
		return (address instanceof Inet6Address)
				? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK)) : address.getHostAddress();
	}

}
