package no.samdrift.notification.webhook;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How webhooks are delivered.
 *
 * @param origin the DNS name by which this sender asks receivers for their consent
 * ({@code WebHook-Request-Origin})
 * @param requestRate how many events a minute it asks to send
 * @param allowedNetworks networks in CIDR notation that receivers may be in although they
 * are not public; there, plain HTTP is allowed too
 * @param firstRetry how long after the first failure it is tried again; each further wait
 * is twice as long
 * @param longestRetry the longest wait between two attempts
 * @param giveUpAfter how long nothing may come through before the webhook is paused
 * @param overlap how long a secret that was rotated still signs, unless the caller says
 * @param connectTimeout how long a connection may take
 * @param answerTimeout how long a receiver may be silent
 * @param deadline how long one attempt may take in all
 * @param concurrency how many attempts are under way at the same time at most
 * @param perHost how many of them go to one host at most
 * @param lease how long an instance that has died keeps the others from delivering; at
 * least twice the deadline
 * @param poll how often an instance looks for webhooks that nobody delivers
 * @param settle after how many deliveries at most the place is written down; that many
 * may be repeated after a crash
 * @param keepLog how long attempts stay in the log
 * @param mostPerOrganisation how many webhooks an organisation may have
 */
@ConfigurationProperties("samdrift.webhooks")
record WebhookProperties(@DefaultValue("localhost") String origin, @DefaultValue("6000") int requestRate,
		@DefaultValue List<String> allowedNetworks, @DefaultValue("5s") Duration firstRetry,
		@DefaultValue("1h") Duration longestRetry, @DefaultValue("3d") Duration giveUpAfter,
		@DefaultValue("24h") Duration overlap, @DefaultValue("5s") Duration connectTimeout,
		@DefaultValue("15s") Duration answerTimeout, @DefaultValue("20s") Duration deadline,
		@DefaultValue("64") int concurrency, @DefaultValue("4") int perHost, @DefaultValue("60s") Duration lease,
		@DefaultValue("500ms") Duration poll, @DefaultValue("50") int settle, @DefaultValue("30d") Duration keepLog,
		@DefaultValue("20") int mostPerOrganisation) {

	WebhookProperties {
		allowedNetworks = allowedNetworks.stream().filter((network) -> !network.isBlank()).toList();
		if (lease.compareTo(deadline.multipliedBy(2)) < 0) {
			throw new IllegalArgumentException(
					"samdrift.webhooks.lease must be twice samdrift.webhooks.deadline or more");
		}
		if (firstRetry.isNegative() || firstRetry.isZero() || longestRetry.compareTo(firstRetry) < 0) {
			throw new IllegalArgumentException(
					"samdrift.webhooks.first-retry must be positive and not above samdrift.webhooks.longest-retry");
		}
		if (concurrency < 1 || perHost < 1 || settle < 1 || requestRate < 1) {
			throw new IllegalArgumentException(
					"samdrift.webhooks.concurrency, .per-host, .settle and .request-rate must be 1 or more");
		}
	}

}
