/** Meetings that were held: who was there for which seat, and what came of it. */
@NullMarked
package no.samdrift.portal.meeting;

import org.jspecify.annotations.NullMarked;
