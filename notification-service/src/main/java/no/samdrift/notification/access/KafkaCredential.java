package no.samdrift.notification.access;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.OrganisationId;

/**
 * A user at Kafka that may read one municipality's stream and nothing else. The password
 * is Kafka's alone.
 *
 * @param username the user; also the credential's id
 * @param organisationId whose stream it reads
 * @param purpose what it is for, in its maker's words
 * @param state whether it is usable
 * @param createdAt when it was made
 * @param createdBy the person who made it
 * @param rotatedAt when it last got another password
 * @param revokedAt when it was revoked
 * @param revokedBy who revoked it
 */
record KafkaCredential(String username, OrganisationId organisationId, String purpose, State state, Instant createdAt,
		String createdBy, @Nullable Instant rotatedAt, @Nullable Instant revokedAt, @Nullable String revokedBy) {

	/** Whether a credential is usable. */
	enum State {

		/** It is being made; left so by a crash, it is taken away again. */
		MAKING,
		/** It is usable. */
		ACTIVE,
		/** It is being taken away. */
		REVOKING,
		/** It is gone from Kafka. */
		REVOKED

	}

}
