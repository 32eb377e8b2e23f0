package no.samdrift.quickstart.demo;

import java.time.LocalDate;
import java.time.ZoneId;

/** The day in Norway, as the services see it, whatever the machine's own time zone is. */
final class Today {

	private static final ZoneId NORWAY = ZoneId.of("Europe/Oslo");

	private Today() {
	}

	static LocalDate inNorway() {
		return LocalDate.now(NORWAY);
	}

}
