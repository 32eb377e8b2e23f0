/** What a person has been told, and why. */
@NullMarked
package no.samdrift.portal.inbox;

import org.jspecify.annotations.NullMarked;
