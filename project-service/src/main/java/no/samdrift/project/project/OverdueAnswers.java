package no.samdrift.project.project;

import java.time.Clock;
import java.time.LocalDate;

import no.samdrift.journal.Act;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks again and again for ideas whose answer is overdue (P03). Several instances may do
 * so at once: each idea is told of once, because the telling changes it.
 */
@Component
class OverdueAnswers {

	private static final Logger logger = LoggerFactory.getLogger(OverdueAnswers.class);

	private final Projects projects;

	private final Clock clock;

	private final String service;

	OverdueAnswers(Projects projects, Clock clock, @Value("${samdrift.service-name}") String service) {
		this.projects = projects;
		this.clock = clock;
		this.service = service;
	}

	@Scheduled(fixedDelayString = "${samdrift.project.due-check-interval:15m}")
	void look() {
		try {
			tell();
		}
		catch (RuntimeException ex) {
			logger.warn("Overdue answers were not looked for this time: {}", ex.toString());
		}
	}

	void tell() {
		Act.due(this.service, "tell-answer-overdue").perform(() -> {
			this.projects.tellOverdueAnswers(LocalDate.now(this.clock));
			return null;
		});
	}

}
