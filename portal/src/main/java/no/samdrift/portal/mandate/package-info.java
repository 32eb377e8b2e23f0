/** What a steering group allows a project, and until when. */
@NullMarked
package no.samdrift.portal.mandate;

import org.jspecify.annotations.NullMarked;
