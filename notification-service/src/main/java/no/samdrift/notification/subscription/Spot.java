package no.samdrift.notification.subscription;

/**
 * A place in the municipality's stream.
 *
 * @param incarnation which of the topics that have had the stream's name
 * @param next the offset to go on from
 * @param cursor the same place as a cursor
 */
public record Spot(String incarnation, long next, String cursor) {

	Start as(int number) {
		return new Start(number, this.incarnation, this.next, this.cursor);
	}

}
