package no.samdrift.portal.systems;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * A credential for Kafka, without its password.
 *
 * @param username the user at Kafka
 * @param purpose what it is for
 * @param state whether it is usable
 * @param createdAt when it was made
 * @param createdBy the id of the person who made it
 * @param rotatedAt when it last got another password
 * @param revokedAt when it was revoked
 */
record KafkaCredential(String username, String purpose, String state, Instant createdAt, String createdBy,
		@Nullable Instant rotatedAt, @Nullable Instant revokedAt) {

	public boolean usable() {
		return this.state.equals("ACTIVE");
	}

}
