package no.samdrift.system;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A municipality's copy that reads its stream in one of the ways. It may die anywhere:
 * what it committed, the copy and the place together, is all that it has afterwards.
 */
abstract class StreamMirror implements AutoCloseable {

	private static final JsonMapper SORTED = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private final String municipality;

	/** How far it has read; with the ids and the cards what it has committed. */
	private @Nullable String place;

	private final Set<String> ids = new LinkedHashSet<>();

	private final List<String> repeated = new ArrayList<>();

	private final Map<String, Card> cards = new HashMap<>();

	private volatile @Nullable Death death;

	/** How often it has failed as it was told to. */
	private final AtomicInteger failed = new AtomicInteger();

	private final CountDownLatch closed = new CountDownLatch(1);

	private @Nullable Thread thread;

	StreamMirror(String municipality) {
		this.municipality = municipality;
	}

	String municipality() {
		return this.municipality;
	}

	/** Follows the stream, dying and rising, until it is closed. */
	StreamMirror begin() {
		this.thread = Thread.ofVirtual().name(this + " mirror").start(this::run);
		return this;
	}

	private void run() {
		while (!isStopped()) {
			try {
				follow();
			}
			catch (Died | NoAnswer ex) {
				pause();
			}
			catch (IllegalStateException ex) {
				// closed while it waited for an answer
				if (!isStopped()) {
					throw ex;
				}
			}
		}
	}

	/** Reads from the committed place until it dies, is closed, or gets no answer. */
	abstract void follow();

	/** Lets the next commit fail, before or after it took effect. */
	void die(Death when) {
		this.death = when;
	}

	boolean isStopped() {
		return this.closed.getCount() == 0;
	}

	/** How often it has failed as it was told to. */
	int failed() {
		return this.failed.get();
	}

	void hasFailed() {
		this.failed.incrementAndGet();
	}

	/**
	 * Commits what events tell, and how far the stream is read. What came before is
	 * skipped.
	 */
	synchronized void learn(List<JsonNode> events, String place) {
		Death dying = this.death;
		this.death = null;
		if (dying != null) {
			hasFailed();
		}
		if (dying == Death.BEFORE_COMMIT) {
			throw new Died();
		}
		for (JsonNode event : events) {
			String id = event.path("id").asString();
			if (!this.ids.add(id) && !mayRepeat()) {
				this.repeated.add(id);
			}
			JsonNode card = event.path("data").path("card");
			if (card.isObject()) {
				Card told = new Card(event.path("sequence").asString(), card);
				this.cards.merge(event.path("source").asString() + " " + event.path("subject").asString(), told,
						Card::newest);
			}
		}
		this.place = place;
		if (dying == Death.AFTER_COMMIT) {
			throw new Died();
		}
	}

	/** Whether an event may come again in this way, and is known by its id then. */
	boolean mayRepeat() {
		return false;
	}

	/** How far the stream is read; absent before the first commit. */
	synchronized @Nullable String place() {
		return this.place;
	}

	/** The ids of all events, in the order in which they came first. */
	synchronized List<String> ids() {
		return List.copyOf(this.ids);
	}

	/** The ids of events that came again where none may. */
	synchronized List<String> repeated() {
		return List.copyOf(this.repeated);
	}

	/** The newest card of each resource, as text. */
	synchronized Map<String, String> cards() {
		Map<String, String> texts = new TreeMap<>();
		this.cards.forEach((resource, card) -> texts.put(resource, card.sequence() + " " + canonical(card.json())));
		return texts;
	}

	/** The card with its fields in order, so that equal cards are equal to the byte. */
	static String canonical(JsonNode card) {
		return SORTED.writeValueAsString(SORTED.treeToValue(card, Object.class));
	}

	/** Waits a little, or until it is closed. */
	void pause() {
		try {
			this.closed.await(100, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public void close() {
		this.closed.countDown();
		Thread following = this.thread;
		if (following != null) {
			following.interrupt();
		}
	}

	@Override
	public String toString() {
		return getClass().getSimpleName() + " of " + this.municipality;
	}

	/** When a mirror dies. */
	enum Death {

		BEFORE_COMMIT, AFTER_COMMIT

	}

	/** The mirror died. */
	static final class Died extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	/** Nobody answered. */
	static final class NoAnswer extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

	private record Card(String sequence, JsonNode json) {

		static Card newest(Card one, Card other) {
			return (other.sequence().compareTo(one.sequence()) > 0) ? other : one;
		}

	}

}
