package no.samdrift.portal.systems;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * An address by which people's tools read the feed, without its key.
 *
 * @param id names it
 * @param name what it is for
 * @param createdAt when it was made
 * @param revokedAt when it was revoked
 */
record FeedAddress(String id, String name, Instant createdAt, @Nullable Instant revokedAt) {
}
