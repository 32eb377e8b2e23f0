package no.samdrift.notification.inbox;

import java.util.List;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.cloud.stream.binding.BindingsLifecycleController;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

import no.samdrift.notification.facts.CardReader;

/**
 * Lets events in when the cards that were there at the start are read and the indexes are
 * there: nobody is forgotten because a service has just begun to read.
 */
@Component
final class InboxGate implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(InboxGate.class);

	private static final List<String> BINDINGS = List.of("projectInbox-in-0", "membershipInbox-in-0",
			"notificationInbox-in-0");

	private final CardReader cards;

	private final Inbox inbox;

	private final BindingsLifecycleController bindings;

	private volatile boolean running;

	InboxGate(CardReader cards, Inbox inbox, BindingsLifecycleController bindings) {
		this.cards = cards;
		this.inbox = inbox;
		this.bindings = bindings;
	}

	@Override
	public void start() {
		this.running = true;
		Thread.ofVirtual().name("inbox-gate").start(this::open);
	}

	private void open() {
		while (this.running) {
			try {
				if (this.cards.caughtUp()) {
					this.inbox.ensureIndexes();
					BINDINGS.forEach(this.bindings::start);
					logger.info("The inbox takes events in");
					return;
				}
				TimeUnit.MILLISECONDS.sleep(50);
			}
			catch (InterruptedException ex) {
				return;
			}
			catch (RuntimeException ex) {
				logger.warn("The inbox cannot begin yet: {}", ex.toString());
				pause();
			}
		}
	}

	private static void pause() {
		try {
			TimeUnit.SECONDS.sleep(1);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** After the bindings are made. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
