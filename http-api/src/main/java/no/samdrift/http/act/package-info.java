/**
 * Binds who does what, under which key and correlation id, around every handler that
 * changes something.
 */
@NullMarked
package no.samdrift.http.act;

import org.jspecify.annotations.NullMarked;
