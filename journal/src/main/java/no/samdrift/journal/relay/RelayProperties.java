package no.samdrift.journal.relay;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the relay works.
 *
 * @param enabled whether this service publishes a journal at all
 * @param lease how long an instance that has died keeps the others from publishing
 * @param poll how often the journal is searched for what other instances appended
 * @param batch how many entries go into one Kafka transaction at most
 * @param queue how many entries wait in memory at most; what does not fit is found in the
 * journal
 * @param retry how long to wait after a failure
 */
@ConfigurationProperties("samdrift.journal.relay")
public record RelayProperties(@DefaultValue("true") boolean enabled, @DefaultValue("10s") Duration lease,
		@DefaultValue("500ms") Duration poll, @DefaultValue("500") int batch, @DefaultValue("500") int queue,
		@DefaultValue("1s") Duration retry) {

	public RelayProperties {
		if (lease.compareTo(Duration.ofMillis(100)) < 0) {
			throw new IllegalArgumentException("samdrift.journal.relay.lease must be 100ms or more");
		}
		if (batch < 1 || queue < 1) {
			throw new IllegalArgumentException("samdrift.journal.relay.batch and .queue must be 1 or more");
		}
	}

}
