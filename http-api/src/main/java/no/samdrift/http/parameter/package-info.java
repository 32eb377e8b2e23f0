/** What a controller can have as a parameter: the caller, a version, a page. */
@NullMarked
package no.samdrift.http.parameter;

import org.jspecify.annotations.NullMarked;
