/** Everything that goes wrong, as one RFC 9457 problem in the caller's language. */
@NullMarked
package no.samdrift.http.problem;

import org.jspecify.annotations.NullMarked;
