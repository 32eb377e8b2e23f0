package no.samdrift.notification.inbox;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How people follow their inbox live.
 *
 * @param readers how many may follow at one time on this instance
 * @param readersPerPerson how many of them may be one person's windows
 * @param heartBeat how long a reader hears nothing at most
 * @param lifetime how long one reading lasts at most; the browser then begins anew with a
 * fresh token
 * @param poll how often it is looked for what other instances have told
 */
@ConfigurationProperties("samdrift.inbox.live")
record LiveProperties(@DefaultValue("500") int readers, @DefaultValue("10") int readersPerPerson,
		@DefaultValue("15s") Duration heartBeat, @DefaultValue("15m") Duration lifetime,
		@DefaultValue("1s") Duration poll) {
}
