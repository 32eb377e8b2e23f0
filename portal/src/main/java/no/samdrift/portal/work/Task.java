package no.samdrift.portal.work;

import java.time.LocalDate;
import java.util.Comparator;

import no.samdrift.events.LanguageMap;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for the reader.
 *
 * @param kind names its texts: {@code work.task.<kind>}
 * @param about the project or group that it is about; absent when its name is not known
 * @param page where that is
 * @param detail more about it: the office of a seat, or how much is missing
 * @param action names the text of its link: {@code work.do.<action>}
 * @param link where it is done
 * @param due when it is due; absent when it is not for a day
 * @param order what comes before what among those of the same day
 * @param inPerson whether it is put to the reader in person
 */
record Task(String kind, @Nullable LanguageMap about, String page, @Nullable String detail, String action, String link,
		@Nullable LocalDate due, int order, boolean inPerson) {

	/** The soonest first; what has no day comes last. */
	static final Comparator<Task> SOONEST_FIRST = Comparator
		.comparing(Task::due, Comparator.nullsLast(Comparator.naturalOrder()))
		.thenComparing(Task::order)
		.thenComparing(Task::link);

	/** The same, with a day. */
	Task until(@Nullable LocalDate day) {
		return new Task(this.kind, this.about, this.page, this.detail, this.action, this.link, day, this.order,
				this.inPerson);
	}

}
