package no.samdrift.portal.operations;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a service fares.
 *
 * @param name the name by which operators know it
 * @param state whether it is there
 * @param since since when it is up, or when it was last seen up; absent when that is not
 * known
 * @param ailing what of it is not as it should be, such as its database
 * @param readings what it measures
 * @param metrics where Prometheus reads them
 */
record ServiceState(String name, State state, @Nullable Instant since, List<String> ailing, List<Reading> readings,
		String metrics) {

	/** How many things there are to look at. */
	public long worries() {
		return ((this.state != State.UP) ? 1 : 0) + this.readings.stream().filter(Reading::worrying).count();
	}

	/** Whether it is there. */
	enum State {

		UP, AILING, DOWN

	}

	/**
	 * A measure as it is now.
	 *
	 * @param measure what is measured
	 * @param value the value in words; absent when there was nothing to measure lately
	 * @param worrying whether it is a reason to look closer
	 */
	record Reading(Measure measure, @Nullable String value, boolean worrying) {
	}

}
