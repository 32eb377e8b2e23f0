/**
 * Declares Kafka topics with partitions, replication and retention, never by auto-create.
 */
@NullMarked
package no.samdrift.journal.topics;

import org.jspecify.annotations.NullMarked;
