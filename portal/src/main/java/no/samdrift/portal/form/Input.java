package no.samdrift.portal.form;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody has filled in, word for word.
 *
 * @param values by the name of the input
 */
public record Input(Map<String, List<String>> values) {

	public static final Input NONE = new Input(Map.of());

	static Input of(Map<String, String[]> parameters) {
		Map<String, List<String>> values = new LinkedHashMap<>();
		parameters.forEach((name, several) -> values.put(name, List.of(several)));
		return new Input(values);
	}

	/** What stands in an input; empty when nothing does. */
	public String get(String name) {
		List<String> several = this.values.getOrDefault(name, List.of());
		return several.isEmpty() ? "" : several.getFirst().strip();
	}

	/** Whether an option is chosen. */
	public boolean has(String name, String value) {
		return this.values.getOrDefault(name, List.of()).contains(value);
	}

	List<String> all(String name) {
		return this.values.getOrDefault(name, List.of());
	}

	/** How many rows there are; one at least. */
	public int rows(String path) {
		int most = 1;
		for (String name : this.values.keySet()) {
			if (name.startsWith(path + "[")) {
				int end = name.indexOf(']');
				if (end > 0 && name.substring(path.length() + 1, end).matches("\\d{1,2}")) {
					most = Math.max(most, Integer.parseInt(name.substring(path.length() + 1, end)) + 1);
				}
			}
		}
		return most;
	}

	Input with(String name, String value) {
		Map<String, List<String>> more = new LinkedHashMap<>(this.values);
		more.put(name, List.of(value));
		return new Input(more);
	}

}
