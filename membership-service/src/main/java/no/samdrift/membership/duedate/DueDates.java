package no.samdrift.membership.duedate;

import java.time.Clock;
import java.time.LocalDate;

import no.samdrift.journal.Act;
import no.samdrift.membership.group.Groups;
import no.samdrift.membership.mandate.Mandates;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Lets mandates expire on their date, ends terms past their last day, and lets what was
 * recorded ahead take effect. Every instance looks; each change is optimistic and happens
 * once, whoever comes first.
 */
@Component
public class DueDates {

	private static final Logger logger = LoggerFactory.getLogger(DueDates.class);

	private static final String SERVICE = "membership-service";

	private final Mandates mandates;

	private final Groups groups;

	private final Clock clock;

	public DueDates(Mandates mandates, Groups groups, Clock clock) {
		this.mandates = mandates;
		this.groups = groups;
		this.clock = clock;
	}

	/** Does what is due today; nothing when it is done already. */
	@Scheduled(initialDelayString = "${samdrift.due-dates.first-after:10s}",
			fixedDelayString = "${samdrift.due-dates.every:1m}")
	public void doWhatIsDue() {
		LocalDate today = LocalDate.now(this.clock);
		this.mandates.eachPast(today, (mandate) -> due("expire-mandate", mandate.id(),
				() -> this.mandates.react(mandate.state().id(), (now) -> now.expire(today))));
		this.groups.each((group) -> due("day-came", group.id(),
				() -> this.groups.react(group.state().id(), (now) -> now.dayCame(today))));
	}

	private static void due(String command, String id, Runnable work) {
		try {
			Act.due(SERVICE, command).perform(() -> {
				work.run();
				return true;
			});
		}
		catch (RuntimeException ex) {
			// the others are due all the same; this one is tried again the next time
			logger.warn("{} of {} failed", command, id, ex);
		}
	}

}
