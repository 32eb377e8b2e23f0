package no.samdrift.events;

/**
 * How an aggregate is now: its public fields. Keep the card with the highest sequence of
 * each subject and you have a replica, without logic per event type.
 */
public interface Card {

}
