/** Where operators look at parked events, replay them or give them up. */
@NullMarked
package no.samdrift.http.deadletter;

import org.jspecify.annotations.NullMarked;
