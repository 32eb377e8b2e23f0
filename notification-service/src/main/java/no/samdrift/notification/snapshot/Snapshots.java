package no.samdrift.notification.snapshot;

import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

import org.springframework.http.HttpStatus;

import no.samdrift.events.OrganisationId;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.readmodel.ReadModels;
import no.samdrift.notification.stream.StreamFeed;
import no.samdrift.notification.visible.Refill;
import no.samdrift.notification.visible.ToldCard;
import no.samdrift.notification.visible.VisibleCards;

/**
 * The cards that a municipality may see now, with a place in its stream to go on from.
 * The place is taken first and cards are kept before the streams are written, so a
 * snapshot has everything before its cursor. It may have something after it too, which a
 * reader skips by its sequence.
 */
public final class Snapshots {

	private final VisibleCards cards;

	private final ReadModels readModels;

	private final StreamFeed feed;

	private final Semaphore places;

	private final Counter read;

	Snapshots(VisibleCards cards, ReadModels readModels, StreamFeed feed, int places, MeterRegistry meters) {
		this.cards = cards;
		this.readModels = readModels;
		this.feed = feed;
		this.places = new Semaphore(places);
		this.read = Counter.builder("samdrift.snapshots")
			.description("Snapshots that were read to their end")
			.register(meters);
	}

	/**
	 * Begins a snapshot.
	 * @param subjects which subjects; all when empty
	 * @param begun gets the place to go on from, before the first card
	 * @param reader gets the cards, ordered by source and subject
	 * @throws Rejected when the cards are being filled, or too many read at once
	 * @throws Incomplete when the cards were filled anew meanwhile
	 */
	void read(OrganisationId organisation, Set<String> subjects, Consumer<StreamFeed.Place> begun,
			Consumer<ToldCard> reader) {
		whole(() -> {
			begun.accept(this.feed.end(organisation));
			this.cards.read(organisation, subjects, reader);
		});
		this.read.increment();
	}

	/** As {@link #read}, for digests only. */
	public void digests(OrganisationId organisation, Consumer<ToldCard> reader) {
		whole(() -> this.cards.digests(organisation, reader));
	}

	private void whole(Runnable reading) {
		if (!this.places.tryAcquire()) {
			throw Rejected.with(HttpStatus.SERVICE_UNAVAILABLE, "too-many-readers");
		}
		try {
			OptionalLong filling = this.readModels.filling(Refill.NAME);
			if (filling.isEmpty()) {
				throw Rejected.with(HttpStatus.SERVICE_UNAVAILABLE, "snapshot-not-ready");
			}
			reading.run();
			if (!this.readModels.filling(Refill.NAME).equals(filling)) {
				throw new Incomplete();
			}
		}
		finally {
			this.places.release();
		}
	}

	/**
	 * The cards were filled anew while they were read. An answer that is under way breaks
	 * off, so that nobody takes it for whole.
	 */
	static final class Incomplete extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Incomplete() {
			super("The cards were filled anew while they were read");
		}

	}

}
