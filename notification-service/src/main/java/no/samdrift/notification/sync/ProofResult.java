package no.samdrift.notification.sync;

import java.util.List;

import org.jspecify.annotations.Nullable;

import no.samdrift.notification.visible.Resource;

/**
 * How what a system has compares to what it should have.
 *
 * @param state {@link State#DRIFT} when any kind differs; else {@link State#NOT_COMPARED}
 * when any could not be compared
 * @param kinds each kind that the system offered
 * @param notOffered card types of which there is something that the system did not offer:
 * it keeps none of them, or lacks them all
 * @param repair the address of the cards that it lacks or has old; absent when there are
 * none, or more than one address has room for
 */
record ProofResult(State state, List<Kind> kinds, List<String> notOffered, @Nullable String repair) {

	/**
	 * One kind.
	 *
	 * @param cardType the CloudEvents type of the cards
	 * @param state how it compares
	 * @param count how many the system should have
	 * @param digest the digest that it should have
	 * @param underWay how many resources have newer events that the system has not read
	 * @param missing what it should have and has not
	 * @param stale what it has in another sequence or with another content
	 * @param unexpected what it has and should not have
	 * @param named whether the three lists are known: they are when the system sent its
	 * resources
	 */
	record Kind(String cardType, State state, int count, String digest, int underWay, List<Resource> missing,
			List<Resource> stale, List<Resource> unexpected, boolean named) {
	}

	/** How something compares. */
	enum State {

		/** The system has what it should have. */
		IN_SYNC,
		/** It has not. */
		DRIFT,
		/**
		 * There are newer events that it has not read: read on and offer a proof again,
		 * or send the resources.
		 */
		NOT_COMPARED

	}

}
