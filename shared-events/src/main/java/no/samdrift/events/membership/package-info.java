/**
 * What membership-service tells: organisations, people, groups with seats, meetings,
 * mandates.
 */
@NullMarked
package no.samdrift.events.membership;

import org.jspecify.annotations.NullMarked;
