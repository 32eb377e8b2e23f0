/** A small service as services are built, for this module's own tests. */
@NullMarked
package no.samdrift.http.sample;

import org.jspecify.annotations.NullMarked;
