package no.samdrift.portal.inbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of the reader's inbox.
 *
 * @param items notifications, the newest first
 * @param next where older ones go on; absent on the last page
 * @param unread how many are unread in the whole inbox
 */
record InboxPage(List<Notification> items, @Nullable String next, long unread) {
}
