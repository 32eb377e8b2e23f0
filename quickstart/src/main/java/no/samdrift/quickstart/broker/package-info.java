/**
 * The Kafka broker of the quickstart.
 */
@NullMarked
package no.samdrift.quickstart.broker;

import org.jspecify.annotations.NullMarked;
