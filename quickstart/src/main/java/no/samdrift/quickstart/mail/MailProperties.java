package no.samdrift.quickstart.mail;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail catcher of the quickstart.
 *
 * @param enabled whether it is started at all
 * @param address the address that is bound
 * @param smtpPort the port that takes mails; 0 takes a free one
 * @param pagePort the port of the page that lists them; 0 takes a free one
 */
@ConfigurationProperties("samdrift.quickstart.mail")
record MailProperties(@DefaultValue("true") boolean enabled, @DefaultValue("127.0.0.1") String address,
		@DefaultValue("3025") int smtpPort, @DefaultValue("8025") int pagePort) {
}
