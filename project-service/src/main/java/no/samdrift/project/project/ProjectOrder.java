package no.samdrift.project.project;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import no.samdrift.events.Language;
import no.samdrift.journal.Order;

/** The orders in which lists of projects can be asked for, besides that of their ids. */
enum ProjectOrder {

	/** Those that came last into the state they are in first. */
	NEWEST,

	/** Those that have been longest in the state they are in first. */
	OLDEST,

	/** Those to which an act is owed soonest first, those that wait for nothing last. */
	DUE,

	/** By name in the caller's language, as Norwegians do. */
	NAME;

	private static final Order<Project> SINCE = new Order<>("standing.since",
			(project) -> project.standing().since().toString());

	private static final Order<Project> BY_DUE = new Order<Project>("listing.due", (project) -> project.listing().due(),
			true);

	/** What the journal is told to index. */
	static List<Order<Project>> all() {
		return Stream.concat(Stream.of(SINCE, BY_DUE), Stream.of(Language.values()).map(ProjectOrder::byName)).toList();
	}

	/** The order for somebody who reads a language. */
	Order<Project> in(Language language) {
		return switch (this) {
			case NEWEST -> SINCE;
			case OLDEST -> SINCE.reversed();
			case DUE -> BY_DUE;
			case NAME -> byName(language);
		};
	}

	private static Order<Project> byName(Language language) {
		return new Order<>("listing.sortNames." + language.tag(),
				(project) -> Objects.requireNonNull(project.listing().sortNames().get(language.tag())), true);
	}

}
