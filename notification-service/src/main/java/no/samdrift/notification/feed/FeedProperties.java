package no.samdrift.notification.feed;

import java.net.URI;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of feeds.
 *
 * @param portalAddress where people open what an entry is about
 */
@ConfigurationProperties("samdrift.feed")
record FeedProperties(@DefaultValue("http://localhost:8080") URI portalAddress) {
}
