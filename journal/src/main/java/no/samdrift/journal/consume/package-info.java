/**
 * Reads CloudEvents from Kafka: unknown types and fields are ignored and counted, gaps
 * and repeats are seen, a poison event is parked with its reason.
 */
@NullMarked
package no.samdrift.journal.consume;

import org.jspecify.annotations.NullMarked;
