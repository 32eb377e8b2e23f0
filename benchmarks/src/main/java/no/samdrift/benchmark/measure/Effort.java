package no.samdrift.benchmark.measure;

/** How much is measured. */
public enum Effort {

	/** For a report that is kept. */
	FULL,
	/** For a first look: fewer rounds, less in each. */
	QUICK,
	/** For the test that every benchmark runs: its figures mean nothing. */
	TINY;

	/** The number of this effort. */
	public int of(int full, int quick, int tiny) {
		return switch (this) {
			case FULL -> full;
			case QUICK -> quick;
			case TINY -> tiny;
		};
	}

	/** How often each side is measured; even, so that each goes first as often. */
	public int rounds() {
		return of(4, 2, 2);
	}

}
