package no.samdrift.quickstart.broker;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The Kafka broker of the quickstart.
 *
 * @param enabled whether it is started at all; false where a real cluster is used
 * @param port the port that clients connect to, on the loopback address; 0 takes a free
 * one
 * @param scramPort the port for clients with a SCRAM credential; 0 takes a free one
 * @param directory where its data is kept
 */
@ConfigurationProperties("samdrift.quickstart.broker")
record BrokerProperties(@DefaultValue("true") boolean enabled, @DefaultValue("19092") int port,
		@DefaultValue("19093") int scramPort, @DefaultValue(".samdrift/data/kafka") Path directory) {
}
