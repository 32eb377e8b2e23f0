/** The front page, for everybody. */
@NullMarked
package no.samdrift.portal.start;

import org.jspecify.annotations.NullMarked;
