/** How a municipality's systems reach its stream over Kafka directly. */
@NullMarked
package no.samdrift.notification.access;

import org.jspecify.annotations.NullMarked;
