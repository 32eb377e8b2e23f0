/** Where operators have read models rebuilt and the journal published again. */
@NullMarked
package no.samdrift.http.readmodel;

import org.jspecify.annotations.NullMarked;
