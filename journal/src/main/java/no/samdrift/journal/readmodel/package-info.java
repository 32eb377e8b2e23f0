/**
 * Rebuilds what is derived from journals and topics, on request, while the service goes
 * on; sends nothing and moves no reader's cursor.
 */
@NullMarked
package no.samdrift.journal.readmodel;

import org.jspecify.annotations.NullMarked;
