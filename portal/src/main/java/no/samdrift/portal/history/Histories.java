package no.samdrift.portal.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import no.samdrift.events.PersonId;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.ServiceClient;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** What has happened to something, asked of its service and told in words. */
@Component
public class Histories {

	/** As many changes as somebody looks through in a conflict. */
	private static final int CHANGES = 20;

	private final HistoryWords words;

	private final Directory directory;

	private final Say say;

	Histories(HistoryWords words, Directory directory, Say say) {
		this.words = words;
		this.directory = directory;
		this.say = say;
	}

	/**
	 * What has happened, newest first.
	 * @param address whose {@code …/history}, with its limit and cursor
	 */
	public History of(ServiceClient service, Address address) {
		Happening.Page page = service.get(Happening.Page.class, address);
		return new History(tell(page.items()), page.next());
	}

	/**
	 * What others changed since the reader saw a version, in words, newest first.
	 * @param address whose {@code …/history}
	 */
	public List<String> changes(ServiceClient service, Address address, long since) {
		List<Happening> later = service.get(Happening.Page.class, address.with("limit", CHANGES))
			.items()
			.stream()
			.filter((happening) -> happening.version() > since)
			.toList();
		return tell(later).stream()
			.flatMap((entry) -> entry.events()
				.stream()
				.map((told) -> this.say.text("history.change",
						(told.about() != null) ? told.title() + ": " + told.about() : told.title(), entry.who(),
						this.say.time(entry.recordedAt()))))
			.toList();
	}

	private List<HistoryEntry> tell(List<Happening> happenings) {
		List<PersonId> people = new ArrayList<>();
		happenings.forEach((happening) -> people.addAll(HistoryWords.people(happening)));
		Map<PersonId, String> names = this.directory.people(people);
		return happenings.stream().map((happening) -> this.words.tell(happening, names)).toList();
	}

	/**
	 * A stretch of a history.
	 *
	 * @param entries newest first
	 * @param next where it goes on; absent at its beginning
	 */
	public record History(List<HistoryEntry> entries, @Nullable String next) {
	}

}
