/** Which language a page is in, and how dates and data are put into words. */
@NullMarked
package no.samdrift.portal.language;

import org.jspecify.annotations.NullMarked;
