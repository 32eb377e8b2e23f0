/**
 * Accepts a change once: an aggregate's command gives an {@link Outcome}, which becomes
 * one journal entry with state, events, audit and idempotency key. Knows no domain.
 */
@NullMarked
package no.samdrift.journal;

import org.jspecify.annotations.NullMarked;
