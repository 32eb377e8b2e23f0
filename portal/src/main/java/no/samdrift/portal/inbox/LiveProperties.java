package no.samdrift.portal.inbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How open pages hear of what arrives.
 *
 * @param readers how many pages may listen at one time on this instance
 * @param readersPerSession how many of them may belong to one session
 * @param heartBeat how long a page hears nothing at most; by it the portal also learns
 * that a page is closed, and looks whether its session has ended
 * @param lifetime how long one page listens at most; it then begins anew with a fresh
 * token
 */
@ConfigurationProperties("samdrift.portal.live")
record LiveProperties(@DefaultValue("500") int readers, @DefaultValue("12") int readersPerSession,
		@DefaultValue("15s") Duration heartBeat, @DefaultValue("15m") Duration lifetime) {
}
