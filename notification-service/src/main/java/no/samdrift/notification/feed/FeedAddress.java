package no.samdrift.notification.feed;

import java.time.Instant;

import no.samdrift.events.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * An address with a key in it, by which people's tools, which have no token, read one
 * municipality's feed and nothing else. The key is kept as a digest only.
 *
 * @param id names it
 * @param organisationId whose feed it reads
 * @param name what it is for, in its maker's words
 * @param createdAt when it was made
 * @param createdBy the person who made it
 * @param revokedAt when it was revoked; absent while it works
 * @param revokedBy who revoked it
 */
record FeedAddress(String id, OrganisationId organisationId, String name, Instant createdAt, String createdBy,
		@Nullable Instant revokedAt, @Nullable String revokedBy) {
}
