package no.samdrift.portal.work;

import java.util.List;

/**
 * What projects wait for from the reader's organisation.
 *
 * @param mine what the reader can do, or is asked for in person
 * @param others how much others in the organisation have to do
 */
record Owed(List<Task> mine, long others) {

	static final Owed NOTHING = new Owed(List.of(), 0);

}
