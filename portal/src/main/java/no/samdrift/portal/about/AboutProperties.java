package no.samdrift.portal.about;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who answers for this installation.
 *
 * @param contact the mail address for feedback on accessibility and privacy; the pages
 * say so when there is none
 */
@ConfigurationProperties("samdrift.portal.about")
record AboutProperties(@Nullable String contact) {
}
