package no.samdrift.portal.operations;

import java.time.Instant;
import java.util.List;

import no.samdrift.portal.service.Service;
import org.jspecify.annotations.Nullable;

/**
 * What a service has derived and can make anew, and how far its journal is sent again.
 *
 * @param service which service
 * @param items each of them
 * @param journal the sending of its journal
 */
record ReadModels(Service service, List<ReadModel> items, Republishing journal) {

	/**
	 * Something derived.
	 *
	 * @param name its name
	 * @param source EVENTS, CARDS or JOURNAL
	 * @param state WHOLE, REQUESTED or FILLING
	 * @param left how many records are still to be read, as far as it is known
	 * @param askedAt when somebody asked for it to be made anew last
	 * @param askedBy who
	 * @param reason why
	 * @param trouble why the last try failed
	 */
	record ReadModel(String name, String source, String state, @Nullable Long left, @Nullable Instant askedAt,
			@Nullable String askedBy, @Nullable String reason, @Nullable String trouble) {
	}

	/**
	 * The journal goes to Kafka again.
	 *
	 * @param state NEVER, REQUESTED, UNDER_WAY or DONE
	 * @param left how many entries are still to be sent, roughly
	 * @param sent how many are sent
	 * @param askedAt when it was asked for last
	 * @param askedBy who asked
	 * @param reason why
	 * @param doneAt when it was done
	 */
	record Republishing(String state, long left, long sent, @Nullable Instant askedAt, @Nullable String askedBy,
			@Nullable String reason, @Nullable Instant doneAt) {

		/** Whether it goes on now. */
		public boolean isUnderWay() {
			return this.state.equals("REQUESTED") || this.state.equals("UNDER_WAY");
		}

		/** How many entries it is about. */
		public long all() {
			return this.left + this.sent;
		}

	}

}
