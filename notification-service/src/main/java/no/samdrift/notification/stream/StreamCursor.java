package no.samdrift.notification.stream;

import org.apache.kafka.common.Uuid;

import no.samdrift.events.OrganisationId;

/**
 * A place in a municipality's stream.
 *
 * @param organisation whose stream
 * @param incarnation which of the topics that have had its name
 * @param next the offset to go on from
 */
record StreamCursor(OrganisationId organisation, Uuid incarnation, long next) {
}
