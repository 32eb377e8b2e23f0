/** One name for a click or call, from its first request to the last log line. */
@NullMarked
package no.samdrift.http.correlation;

import org.jspecify.annotations.NullMarked;
