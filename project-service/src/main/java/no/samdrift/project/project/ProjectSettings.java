package no.samdrift.project.project;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation can decide about projects.
 *
 * @param ideaAnswerDays within how many days an idea is answered (P03)
 * @param handoverAnswerDays within how many days an offered handover is answered (P12)
 * @param dueCheckInterval how often it is looked for what is overdue
 */
@ConfigurationProperties("samdrift.project")
public record ProjectSettings(@DefaultValue("30") int ideaAnswerDays, @DefaultValue("14") int handoverAnswerDays,
		@DefaultValue("15m") Duration dueCheckInterval) {

}
