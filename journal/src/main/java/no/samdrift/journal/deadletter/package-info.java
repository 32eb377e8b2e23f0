/**
 * Events that could not be handled: parked with their reason, replayed or discarded by a
 * person.
 */
@NullMarked
package no.samdrift.journal.deadletter;

import org.jspecify.annotations.NullMarked;
