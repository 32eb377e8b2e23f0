package no.samdrift.quickstart.database;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The MongoDB server of the quickstart.
 *
 * @param enabled whether it is started at all; false where a real MongoDB is used
 * @param port the port that clients connect to, on the loopback address; 0 takes a free
 * one
 * @param directory where its data is kept
 */
@ConfigurationProperties("samdrift.quickstart.database")
record DatabaseProperties(@DefaultValue("true") boolean enabled, @DefaultValue("27117") int port,
		@DefaultValue(".samdrift/data/mongodb") Path directory) {
}
