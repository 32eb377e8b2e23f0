package no.samdrift.portal.work;

import java.util.List;

/**
 * Some of what waits for the reader.
 *
 * @param items the tasks
 */
record Tasks(List<Task> items) {

	/** The element that shows them. */
	static final String ID = "tasks";

	static final Tasks NONE = new Tasks(List.of());

}
