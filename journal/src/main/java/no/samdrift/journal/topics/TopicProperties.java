package no.samdrift.journal.topics;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How topics are created.
 *
 * @param partitions partitions of a new topic of events or cards; an existing topic keeps
 * its own
 * @param replication copies of a new topic; -1 leaves it to the broker's default
 * @param patience how long the start waits for Kafka before it goes on and declares the
 * topics later
 */
@ConfigurationProperties("samdrift.topics")
public record TopicProperties(@DefaultValue("6") int partitions, @DefaultValue("-1") short replication,
		@DefaultValue("20s") Duration patience) {

}
