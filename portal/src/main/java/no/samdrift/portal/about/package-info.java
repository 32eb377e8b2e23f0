/** What the site says of itself: accessibility and privacy. */
@NullMarked
package no.samdrift.portal.about;

import org.jspecify.annotations.NullMarked;
