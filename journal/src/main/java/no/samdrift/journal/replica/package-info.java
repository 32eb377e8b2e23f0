/**
 * Keeps other services' facts here, as their cards say: the card with the highest
 * sequence.
 */
@NullMarked
package no.samdrift.journal.replica;

import org.jspecify.annotations.NullMarked;
