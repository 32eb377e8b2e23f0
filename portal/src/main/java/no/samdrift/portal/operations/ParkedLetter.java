package no.samdrift.portal.operations;

import java.time.Instant;

import no.samdrift.events.EventFamily;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import org.jspecify.annotations.Nullable;

/**
 * An event that a service could not handle.
 *
 * @param service whose consumer could not
 * @param letter what the service says of it
 */
record ParkedLetter(Service service, Letter letter) {

	/** Where something is done about it. */
	public String at(String what) {
		return Address.of("/operations/dead-letters/{}/{}/" + what, this.service.label(), this.letter.id()).toString();
	}

	/** The id of its row. */
	public String row() {
		return (this.service.label() + "-" + this.letter.id()).replaceAll("[^A-Za-z0-9]+", "-");
	}

	/** What happened, as texts know it; absent for what is no event of ours. */
	public @Nullable String event() {
		String type = this.letter.type();
		return (type != null) ? EventFamily.recordOf(type).map(Class::getSimpleName).orElse(null) : null;
	}

	/**
	 * What a service says of it.
	 *
	 * @param id names it there
	 * @param consumer which consumer could not handle it
	 * @param topic where it came from
	 * @param partition its partition there
	 * @param offset its offset there
	 * @param subject what it is about, when it says so
	 * @param type its CloudEvents type, when it says so
	 * @param reason why it could not be handled
	 * @param parkedAt when it was parked
	 * @param inOrder whether it can be looked at and discarded only
	 * @param state PARKED, REPLAYED, FIXED or DISCARDED
	 * @param settledReason why it was fixed or discarded
	 */
	record Letter(String id, String consumer, String topic, int partition, long offset, @Nullable String subject,
			@Nullable String type, String reason, Instant parkedAt, boolean inOrder, String state,
			@Nullable String settledReason) {
	}

}
