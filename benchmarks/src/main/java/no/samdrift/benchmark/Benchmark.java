package no.samdrift.benchmark;

import no.samdrift.benchmark.measure.Effort;
import no.samdrift.benchmark.measure.Section;
import no.samdrift.benchmark.process.Servers;

/** Something that is measured. */
public interface Benchmark {

	/** What it is called on the command line. */
	String name();

	/**
	 * Measures.
	 * @param servers servers of its own, empty, unless the effort is {@link Effort#TINY}
	 * @param effort how much
	 * @return its part of the report
	 * @throws Exception when there is no figure
	 */
	Section measure(Servers servers, Effort effort) throws Exception;

}
