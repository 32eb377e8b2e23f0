/** Steering groups: seats and who holds them, through time. */
@NullMarked
package no.samdrift.portal.group;

import org.jspecify.annotations.NullMarked;
