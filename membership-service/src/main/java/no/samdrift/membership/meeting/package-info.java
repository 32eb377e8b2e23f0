/** Meetings that were held: agenda, attendance by seat, inputs and consensus. */
@NullMarked
package no.samdrift.membership.meeting;

import org.jspecify.annotations.NullMarked;
