package no.samdrift.portal.systems;

import java.time.Instant;
import java.util.List;

/**
 * The last sync proof of a system.
 *
 * @param system its client id
 * @param at when it was offered
 * @param state how it came out
 * @param kinds each kind of resource
 */
record LastProof(String system, Instant at, String state, List<Kind> kinds) {

	public boolean drifted() {
		return this.state.equals("DRIFT");
	}

	/** How many resources it had as it should. */
	public int resources() {
		return this.kinds.stream().mapToInt(Kind::count).sum();
	}

	public int missing() {
		return this.kinds.stream().mapToInt(Kind::missing).sum();
	}

	public int stale() {
		return this.kinds.stream().mapToInt(Kind::stale).sum();
	}

	public int unexpected() {
		return this.kinds.stream().mapToInt(Kind::unexpected).sum();
	}

	/**
	 * One kind, in numbers.
	 *
	 * @param count how many the system should have
	 * @param missing how many it lacked
	 * @param stale how many it had otherwise
	 * @param unexpected how many it should not have had
	 */
	record Kind(int count, int missing, int stale, int unexpected) {
	}

}
