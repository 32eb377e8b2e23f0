/** Whether a service is alive and can do its work: MongoDB and Kafka within reach. */
@NullMarked
package no.samdrift.http.health;

import org.jspecify.annotations.NullMarked;
