/**
 * Publishes the journal to Kafka: one instance at a time, in order per aggregate, nothing
 * lost, at most an ordered tail repeated after a crash.
 */
@NullMarked
package no.samdrift.journal.relay;

import org.jspecify.annotations.NullMarked;
