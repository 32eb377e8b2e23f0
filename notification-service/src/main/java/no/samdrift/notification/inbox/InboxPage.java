package no.samdrift.notification.inbox;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A part of somebody's inbox.
 *
 * @param items notifications, the newest event first
 * @param next where the next page goes on; absent on the last one
 * @param unread how many are unread in the whole inbox
 */
record InboxPage(List<NotificationView> items, @Nullable String next, long unread) {
}
