package no.samdrift.portal.inbox;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import no.samdrift.events.PersonId;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Calling;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/**
 * The open pages that hear at once of what arrives. The portal relays
 * notification-service's live inbox as the reader, for the browser holds no token. Each
 * page has two virtual threads and no request thread; the session is written before the
 * relaying begins, and never again by it.
 */
@Component
class LiveReaders implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(LiveReaders.class);

	private static final Duration CONNECTING = Duration.ofSeconds(2);

	private final HttpClient http = HttpClient.newBuilder()
		.version(HttpClient.Version.HTTP_1_1)
		.connectTimeout(CONNECTING)
		.executor(Executors.newVirtualThreadPerTaskExecutor())
		.build();

	private final Services services;

	private final UnreadCount unread;

	private final SessionRepository<?> sessions;

	private final LiveProperties properties;

	private final Clock clock;

	private final Set<Page> pages = ConcurrentHashMap.newKeySet();

	private final Counter relayed;

	private volatile boolean running;

	LiveReaders(Services services, UnreadCount unread, SessionRepository<?> sessions, LiveProperties properties,
			Clock clock, MeterRegistry meters) {
		this.services = services;
		this.unread = unread;
		this.sessions = sessions;
		this.properties = properties;
		this.clock = clock;
		this.relayed = Counter.builder("samdrift.portal.live.relayed")
			.description("Notifications relayed to open pages")
			.register(meters);
		Gauge.builder("samdrift.portal.live.readers", this.pages, Set::size)
			.description("Open pages that hear of new notifications")
			.register(meters);
	}

	/** Whether one more page may listen. */
	boolean hasPlace(String session) {
		return this.running && this.pages.size() < this.properties.readers()
				&& this.pages.stream().filter((page) -> page.session.equals(session)).count() < this.properties
					.readersPerSession();
	}

	/**
	 * Relays until the page is closed, the session or the token has ended, or the time is
	 * up. Returns at once.
	 * @param async the page's open request, whose answer has begun
	 * @param session the id of the reader's session
	 * @param name names the page in its session
	 * @param until when the token runs out; absent when that is not known
	 * @param lastId the last notification that the page has got; absent for one who
	 * begins now
	 */
	void relay(AsyncContext async, String session, String name, @Nullable Instant until, @Nullable String lastId) {
		Instant end = this.clock.instant().plus(this.properties.lifetime());
		Page page = new Page(async, session, name, (until != null && until.isBefore(end)) ? until : end,
				Calling.current());
		this.pages.add(page);
		async.addListener(page);
		Thread.ofVirtual().name("live-page").start(() -> page.run(lastId));
	}

	/**
	 * A page says that it is closed, so that its place is free before the next heart
	 * beat.
	 */
	void close(String session, String name) {
		this.pages.stream().filter((page) -> page.session.equals(session) && page.name.equals(name)).forEach(Page::end);
	}

	/** Tells the reader's other open pages that something was marked. */
	void recount(PersonId person) {
		this.pages.stream().filter((page) -> person.equals(page.person)).forEach(Page::recount);
	}

	private URI address(Calling calling) {
		return URI.create(this.services.called(Service.NOTIFICATION).toString()
				+ Address.of("/inbox/live").with("language", calling.language().tag()));
	}

	@Override
	public void start() {
		this.running = true;
	}

	/** Stops before the web server waits for its requests to end. */
	@Override
	public void stop() {
		this.running = false;
		this.pages.forEach(Page::end);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

	/** One open page. */
	private final class Page implements AsyncListener {

		private final AsyncContext async;

		private final String session;

		private final String name;

		private final Instant end;

		private final Calling calling;

		private final @Nullable PersonId person = Reader.current().person();

		private volatile boolean gone;

		private volatile @Nullable Thread thread;

		private volatile @Nullable LiveSource source;

		Page(AsyncContext async, String session, String name, Instant end, Calling calling) {
			this.async = async;
			this.session = session;
			this.name = name;
			this.end = end;
			this.calling = calling;
		}

		void run(@Nullable String lastId) {
			this.thread = Thread.currentThread();
			try (LiveSource source = new LiveSource(LiveReaders.this.http, address(this.calling), this.calling,
					lastId)) {
				this.source = source;
				OutputStream out = this.async.getResponse().getOutputStream();
				write(out, "retry: 2000\n\n");
				count(out);
				relay(source, out);
				complete();
			}
			catch (IOException ex) {
				// the page is closed, as pages are; the server ends the request
			}
			catch (InterruptedException ex) {
				complete();
			}
			catch (RuntimeException ex) {
				logger.warn("A page does not hear of news any more: {}", ex.toString());
				complete();
			}
			finally {
				LiveReaders.this.pages.remove(this);
			}
		}

		private void relay(LiveSource source, OutputStream out) throws IOException, InterruptedException {
			while (LiveReaders.this.running && !this.gone && LiveReaders.this.clock.instant().isBefore(this.end)) {
				Optional<LiveEvent> event = source.next(LiveReaders.this.properties.heartBeat());
				if (event.isEmpty()) {
					source.watch();
					if (LiveReaders.this.sessions.findById(this.session) == null) {
						return;
					}
					write(out, ": still here\n\n");
				}
				else if (event.get().equals(LiveEvent.END)) {
					return;
				}
				else {
					burst(source, event.get(), out);
				}
			}
		}

		/** Several at once are followed by one count. */
		private void burst(LiveSource source, LiveEvent first, OutputStream out)
				throws IOException, InterruptedException {
			Optional<LiveEvent> event = Optional.of(first);
			while (event.isPresent() && !event.get().equals(LiveEvent.END)) {
				tell(event.get(), out);
				event = source.next(Duration.ofMillis(20));
			}
			count(out);
			if (event.isPresent()) {
				this.gone = true;
			}
		}

		private void tell(LiveEvent event, OutputStream out) throws IOException {
			if (!event.equals(LiveEvent.RECOUNT)) {
				write(out, event.text());
			}
			if (event.id() != null) {
				LiveReaders.this.relayed.increment();
			}
		}

		/** Tells the number that the service counts; nobody adds up here. */
		private void count(OutputStream out) throws IOException {
			long number;
			try {
				number = this.calling.doing(LiveReaders.this.unread::current);
			}
			catch (RuntimeException ex) {
				// the service is away; the number comes when it is back
				return;
			}
			write(out, LiveEvent.unread(number).text());
		}

		private void write(OutputStream out, String text) throws IOException {
			if (this.gone) {
				throw new IOException("The page is closed");
			}
			out.write(text.getBytes(StandardCharsets.UTF_8));
			out.flush();
		}

		void recount() {
			LiveSource listening = this.source;
			if (listening != null) {
				listening.recount();
			}
		}

		void end() {
			Thread running = this.thread;
			if (running != null) {
				running.interrupt();
			}
		}

		private void complete() {
			if (!this.gone) {
				this.gone = true;
				try {
					this.async.complete();
				}
				catch (IllegalStateException ex) {
					// the server was faster
				}
			}
		}

		@Override
		public void onComplete(AsyncEvent event) {
			this.gone = true;
		}

		@Override
		public void onTimeout(AsyncEvent event) {
			complete();
		}

		@Override
		public void onError(AsyncEvent event) {
			complete();
			end();
		}

		@Override
		public void onStartAsync(AsyncEvent event) {
			// there is no second round
		}

	}

}
