package no.samdrift.notification.subscription;

/**
 * From where a subscription's events are delivered. Whoever delivers moves to it once,
 * and goes on by itself from there.
 *
 * @param number counts the starts that the subscription has had; a higher one is to be
 * moved to
 * @param incarnation which of the topics that have had the stream's name
 * @param next the offset to begin at
 * @param cursor the same place as a cursor
 */
public record Start(int number, String incarnation, long next, String cursor) {

}
