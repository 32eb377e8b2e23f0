package no.samdrift.benchmark.measure;

/**
 * One of those that are compared.
 *
 * @param name what the report calls it
 * @param measured measures it once
 */
public record Side(String name, Measured measured) {

	/** Measures a side once. */
	@FunctionalInterface
	public interface Measured {

		/**
		 * Warms up and measures.
		 * @throws Exception when there is no figure: the run ends
		 */
		Sample measure() throws Exception;

	}

}
