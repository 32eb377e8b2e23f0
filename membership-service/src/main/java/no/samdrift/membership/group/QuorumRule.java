package no.samdrift.membership.group;

/** How many of a group's seats must be represented (M22, quorum per group). */
public enum QuorumRule {

	AT_LEAST_HALF, MORE_THAN_HALF, AT_LEAST_TWO_THIRDS, ALL;

	/** How many seats the rule asks for. */
	public int needed(int seats) {
		return switch (this) {
			case AT_LEAST_HALF -> (seats + 1) / 2;
			case MORE_THAN_HALF -> seats / 2 + 1;
			case AT_LEAST_TWO_THIRDS -> (2 * seats + 2) / 3;
			case ALL -> seats;
		};
	}

}
