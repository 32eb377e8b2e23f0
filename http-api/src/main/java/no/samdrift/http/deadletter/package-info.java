/** Where operators look at parked events, replay, fix or discard them. */
@NullMarked
package no.samdrift.http.deadletter;

import org.jspecify.annotations.NullMarked;
