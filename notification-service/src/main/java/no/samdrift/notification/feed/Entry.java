package no.samdrift.notification.feed;

import java.time.Instant;
import java.util.List;

/**
 * An event as people read it.
 *
 * @param id the event's id as a URN
 * @param time when it was recorded
 * @param title what happened, without people's names and free text
 * @param summary what happened, without people's names
 * @param link the portal's page of what it is about
 * @param categories the event's name and its project's focus areas
 */
record Entry(String id, Instant time, String title, String summary, String link, List<String> categories) {
}
