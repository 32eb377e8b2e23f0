/**
 * Events that could not be handled: parked with their reason, looked at, replayed, fixed
 * or discarded by a person.
 */
@NullMarked
package no.samdrift.journal.deadletter;

import org.jspecify.annotations.NullMarked;
