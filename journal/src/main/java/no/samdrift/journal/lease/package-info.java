/**
 * What one instance at a time does: a lease in MongoDB keeps two from working against
 * each other, and a producer that fences its predecessors makes sure of it.
 */
@NullMarked
package no.samdrift.journal.lease;

import org.jspecify.annotations.NullMarked;
