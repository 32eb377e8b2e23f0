package no.samdrift.notification.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

import javax.net.ssl.SSLException;

import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Calls receivers: within deadlines, without redirects, cookies or repeats, to allowed
 * addresses only, and reads no more of an answer than is kept.
 */
final class ReceiverClient implements AutoCloseable {

	/** How much of an answer is kept. */
	static final int KEPT = 500;

	private static final int READ = 4096;

	private static final List<String> HEADERS = List.of("webhook-allowed-origin", "webhook-allowed-rate",
			"retry-after");

	private final WebhookProperties properties;

	private final ScheduledExecutorService deadlines;

	private final ExecutorService lookups;

	/** Goes to public addresses and to allowed networks. */
	private final CloseableHttpClient secure;

	/** Goes to allowed networks only. */
	private final CloseableHttpClient plain;

	ReceiverClient(WebhookProperties properties, GuardedResolver.Lookup lookup) {
		this.properties = properties;
		this.deadlines = Executors.newSingleThreadScheduledExecutor(named("webhook-deadlines"));
		this.lookups = lookups(properties.concurrency());
		Networks networks = new Networks(properties.allowedNetworks());
		this.secure = client(resolver((address) -> Networks.isPublic(address) || networks.allows(address), lookup));
		this.plain = client(resolver(networks::allows, lookup));
	}

	/** One for each attempt that can be under way: a slow name server delays no other. */
	private static ExecutorService lookups(int most) {
		ThreadPoolExecutor threads = new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), named("webhook-lookups"));
		threads.allowCoreThreadTimeOut(true);
		return threads;
	}

	private static ThreadFactory named(String name) {
		return Thread.ofPlatform().daemon().name(name).factory();
	}

	private GuardedResolver resolver(Predicate<InetAddress> allowed, GuardedResolver.Lookup lookup) {
		return new GuardedResolver(allowed, lookup, this.lookups, this.properties.connectTimeout());
	}

	private CloseableHttpClient client(GuardedResolver resolver) {
		Timeout connect = Timeout.of(this.properties.connectTimeout());
		Timeout silence = Timeout.of(this.properties.answerTimeout());
		return HttpClients.custom()
			.setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
				.setDnsResolver(resolver)
				.setMaxConnTotal(this.properties.concurrency() * 2)
				.setMaxConnPerRoute(this.properties.perHost() * 2)
				.setDefaultConnectionConfig(ConnectionConfig.custom()
					.setConnectTimeout(connect)
					.setSocketTimeout(silence)
					// a name is looked up again now and then
					.setTimeToLive(TimeValue.ofMinutes(2))
					.setValidateAfterInactivity(TimeValue.ofSeconds(1))
					.build())
				.build())
			.setDefaultRequestConfig(RequestConfig.custom()
				.setConnectionRequestTimeout(connect)
				.setResponseTimeout(silence)
				.setRedirectsEnabled(false)
				.setAuthenticationEnabled(false)
				.setContentCompressionEnabled(false)
				.setProtocolUpgradeEnabled(false)
				.build())
			.disableRedirectHandling()
			.disableAutomaticRetries()
			.disableCookieManagement()
			.disableAuthCaching()
			.disableContentCompression()
			.setUserAgent("Samdrift-Webhooks")
			.evictExpiredConnections()
			.evictIdleConnections(TimeValue.ofMinutes(1))
			.build();
	}

	/**
	 * Calls a receiver once.
	 * @param body absent for none
	 */
	Answer call(Endpoint endpoint, String method, Map<String, String> headers, byte @Nullable [] body) {
		HttpUriRequestBase request = new HttpUriRequestBase(method, endpoint.uri());
		headers.forEach(request::setHeader);
		if (body != null) {
			request
				.setEntity(new ByteArrayEntity(body, ContentType.parse("application/cloudevents+json; charset=utf-8")));
		}
		long begun = System.nanoTime();
		AtomicBoolean late = new AtomicBoolean();
		ScheduledFuture<?> deadline = this.deadlines.schedule(() -> {
			late.set(true);
			request.cancel();
		}, this.properties.deadline().toMillis(), TimeUnit.MILLISECONDS);
		try (ClassicHttpResponse response = (endpoint.secure() ? this.secure : this.plain).executeOpen(null, request,
				null)) {
			String beginning = beginning(response);
			return new Answer(outcome(response.getCode()), response.getCode(), beginning, since(begun), kept(response));
		}
		catch (IOException ex) {
			return Answer.none(late.get() ? AttemptOutcome.TIMED_OUT : outcome(ex), since(begun));
		}
		catch (RuntimeException ex) {
			// what a receiver sends must not end the deliveries of others
			return Answer.none(late.get() ? AttemptOutcome.TIMED_OUT : AttemptOutcome.UNREACHABLE, since(begun));
		}
		finally {
			deadline.cancel(false);
		}
	}

	private static Duration since(long begun) {
		return Duration.ofNanos(System.nanoTime() - begun);
	}

	private static String beginning(ClassicHttpResponse response) throws IOException {
		if (response.getEntity() == null) {
			return "";
		}
		// a longer answer is cut off: closing the response closes its connection
		InputStream content = response.getEntity().getContent();
		byte[] read = (content != null) ? content.readNBytes(READ) : new byte[0];
		if (content != null && read.length < READ) {
			// at its end already: the connection can be used again
			content.close();
		}
		String text = new String(read, 0, Math.min(read.length, KEPT), StandardCharsets.UTF_8);
		return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "").strip();
	}

	private static Map<String, String> kept(ClassicHttpResponse response) {
		Map<String, String> kept = new HashMap<>();
		for (Header header : response.getHeaders()) {
			String name = header.getName().toLowerCase(Locale.ROOT);
			if (HEADERS.contains(name)) {
				kept.putIfAbsent(name, header.getValue());
			}
		}
		return kept;
	}

	private static AttemptOutcome outcome(int status) {
		if (status == 410) {
			return AttemptOutcome.GONE;
		}
		return switch (status / 100) {
			case 2 -> AttemptOutcome.DELIVERED;
			case 3 -> AttemptOutcome.REDIRECTED;
			default -> AttemptOutcome.REFUSED;
		};
	}

	private static AttemptOutcome outcome(IOException thrown) {
		return switch (thrown) {
			case GuardedResolver.AddressRefused ex -> AttemptOutcome.ADDRESS_REFUSED;
			case SSLException ex -> AttemptOutcome.TLS_FAILED;
			case org.apache.hc.client5.http.ConnectTimeoutException ex -> AttemptOutcome.UNREACHABLE;
			case SocketTimeoutException ex -> AttemptOutcome.TIMED_OUT;
			default -> AttemptOutcome.UNREACHABLE;
		};
	}

	@Override
	public void close() throws IOException {
		this.deadlines.shutdownNow();
		this.lookups.shutdownNow();
		this.secure.close();
		this.plain.close();
	}

}
