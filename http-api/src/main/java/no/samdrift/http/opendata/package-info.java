/** Open data: what anybody may read without saying who they are, at a fair pace. */
@NullMarked
package no.samdrift.http.opendata;

import org.jspecify.annotations.NullMarked;
