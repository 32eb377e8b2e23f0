package no.samdrift.portal.inbox;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import no.samdrift.portal.service.Calling;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;

/**
 * One reader's live inbox at notification-service. When the service goes away, as when it
 * is restarted, it is asked again until it is back; then {@link LiveEvent#RELOAD} says
 * that something may have been missed. It ends when the service does not take the token
 * any more.
 */
final class LiveSource implements AutoCloseable {

	private static final Duration FIRST_PAUSE = Duration.ofMillis(500);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

	/** How long the service says nothing at most: several of its heart beats. */
	private static final Duration SILENCE = Duration.ofSeconds(50);

	/** A slow page does not make the portal remember more than this. */
	private static final int MOST_WAITING = 50;

	private final HttpClient http;

	private final URI address;

	private final Calling calling;

	private final BlockingQueue<LiveEvent> events = new LinkedBlockingQueue<>(MOST_WAITING);

	private final Thread thread;

	private volatile @Nullable InputStream body;

	private volatile @Nullable String lastId;

	private volatile long heardAt = System.nanoTime();

	private volatile boolean closed;

	/**
	 * Begins to listen.
	 * @param http asks the service
	 * @param address the live inbox there
	 * @param calling on whose behalf
	 * @param lastId the last notification that the page has got; absent for one who
	 * begins now
	 */
	LiveSource(HttpClient http, URI address, Calling calling, @Nullable String lastId) {
		this.http = http;
		this.address = address;
		this.calling = calling;
		this.lastId = lastId;
		this.thread = Thread.ofVirtual().name("live-source").start(this::listen);
	}

	/** The next event, waited for no longer than {@code patience}. */
	Optional<LiveEvent> next(Duration patience) throws InterruptedException {
		return Optional.ofNullable(this.events.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
	}

	/** Has the number told again; while there is much to tell it is told anyway. */
	void recount() {
		this.events.offer(LiveEvent.RECOUNT);
	}

	/** Asks anew when nothing was heard for too long, not even a heart beat. */
	void watch() {
		if (System.nanoTime() - this.heardAt > SILENCE.toNanos()) {
			heard();
			hangUp();
		}
	}

	private void listen() {
		Duration pause = FIRST_PAUSE;
		boolean missed = false;
		while (!this.closed) {
			try {
				HttpResponse<InputStream> response = this.http.send(request(),
						HttpResponse.BodyHandlers.ofInputStream());
				try (InputStream in = response.body()) {
					this.body = in;
					heard();
					if (ends(response.statusCode())) {
						this.events.put(LiveEvent.END);
						return;
					}
					if (response.statusCode() == HttpStatus.OK.value()) {
						pause = FIRST_PAUSE;
						if (missed) {
							this.events.put(LiveEvent.RELOAD);
						}
						relay(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
					}
				}
			}
			catch (IOException ex) {
				// the service is away; it is asked again below
			}
			catch (InterruptedException ex) {
				// hung up: either closed, or asked again below
			}
			missed = true;
			if (!this.closed && sleep(pause)) {
				pause = (pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0) ? pause.multipliedBy(2) : LONGEST_PAUSE;
			}
		}
	}

	private static boolean ends(int status) {
		return status == HttpStatus.UNAUTHORIZED.value() || status == HttpStatus.FORBIDDEN.value();
	}

	private void relay(BufferedReader in) throws IOException, InterruptedException {
		Optional<LiveEvent> event = LiveEvent.read(in, this::heard);
		while (event.isPresent() && !this.closed) {
			if (event.get().id() != null) {
				this.lastId = event.get().id();
			}
			this.events.put(event.get());
			event = LiveEvent.read(in, this::heard);
		}
	}

	private HttpRequest request() {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.address)
			.header("Authorization", "Bearer " + this.calling.token())
			.header("Accept", "text/event-stream")
			.header("Accept-Language", this.calling.language().tag())
			.header("X-Correlation-Id", this.calling.correlationId());
		String last = this.lastId;
		if (last != null) {
			request.header("Last-Event-ID", last);
		}
		return request.GET().build();
	}

	private void heard() {
		this.heardAt = System.nanoTime();
	}

	private static boolean sleep(Duration pause) {
		try {
			Thread.sleep(pause);
			return true;
		}
		catch (InterruptedException ex) {
			return false;
		}
	}

	private void hangUp() {
		InputStream open = this.body;
		if (open != null) {
			try {
				open.close();
			}
			catch (IOException ex) {
				// it is gone, as it should
			}
		}
		this.thread.interrupt();
	}

	@Override
	public void close() {
		this.closed = true;
		hangUp();
	}

}
