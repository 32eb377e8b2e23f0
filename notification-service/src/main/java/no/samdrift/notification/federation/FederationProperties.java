package no.samdrift.notification.federation;

import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which other programmes are followed, and how.
 *
 * @param following the followed programmes by a name of your own choice (a–z, 0–9); it
 * becomes a part of a topic's name and of metrics
 * @param limit how many events are asked for at once, 1–500
 * @param longPoll how long the other side holds an answer back until there is something
 * new, at most 60s and a third of the lease
 * @param answer how long an answer may take beyond that
 * @param lease how long an instance that has died keeps the others from following
 * @param poll how often an instance looks whether it is its turn
 * @param firstRetry how long after the first failure it is tried again; each further wait
 * is twice as long
 * @param longestRetry the longest wait between two attempts
 */
@ConfigurationProperties("samdrift.federation")
record FederationProperties(@DefaultValue Map<String, Following> following, @DefaultValue("200") int limit,
		@DefaultValue("20s") Duration longPoll, @DefaultValue("30s") Duration answer,
		@DefaultValue("60s") Duration lease, @DefaultValue("1s") Duration poll, @DefaultValue("1s") Duration firstRetry,
		@DefaultValue("1m") Duration longestRetry) {

	FederationProperties {
		if (limit < 1 || limit > 500) {
			throw new IllegalArgumentException("samdrift.federation.limit must be 1 to 500");
		}
		if (longPoll.compareTo(Duration.ofSeconds(60)) > 0 || longPoll.multipliedBy(3).compareTo(lease) > 0) {
			throw new IllegalArgumentException(
					"samdrift.federation.long-poll must be 60s or less, and a third of samdrift.federation.lease or less");
		}
		if (firstRetry.isNegative() || firstRetry.isZero() || longestRetry.compareTo(firstRetry) < 0) {
			throw new IllegalArgumentException(
					"samdrift.federation.first-retry must be positive and not above samdrift.federation.longest-retry");
		}
	}

	/**
	 * A followed programme.
	 *
	 * @param prefix what the sources of its events begin with, such as
	 * {@code /smart-vestmark}; its operators say
	 * @param feed the address of its notification-service
	 * @param municipality the id, there, of the municipality or county whose stream is
	 * read
	 * @param issuer the address of its OIDC issuer, which says where tokens are given
	 * @param tokenUri where tokens are given, instead of {@code issuer}
	 * @param client the client that its operators have given this installation, with the
	 * role {@code system} for that municipality
	 * @param secret the client's secret
	 * @param scope the scope to ask for; absent for none
	 */
	record Following(@Nullable String prefix, @Nullable String feed, @Nullable String municipality,
			@Nullable String issuer, @Nullable String tokenUri, @Nullable String client, @Nullable String secret,
			@Nullable String scope) {

		@Override
		public String toString() {
			return "Following[prefix=" + this.prefix + ", feed=" + this.feed + "]";
		}

	}

}
