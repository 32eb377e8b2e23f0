package no.samdrift.portal.inbox;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the reader was told of one day, by matter, the newest first. Marking something as
 * read moves nothing about under the reader's eyes.
 *
 * @param time an instant of the day
 * @param matters what it is about
 */
record Day(Instant time, List<Matter> matters) {

	/** Groups notifications, which come newest first, by day and matter. */
	static List<Day> of(List<Notification> notifications, ZoneId zone) {
		Map<LocalDate, List<Notification>> days = new LinkedHashMap<>();
		for (Notification notification : notifications) {
			days.computeIfAbsent(LocalDate.ofInstant(notification.time(), zone), (day) -> new ArrayList<>())
				.add(notification);
		}
		return days.values().stream().map((all) -> new Day(all.getFirst().time(), matters(all))).toList();
	}

	private static List<Matter> matters(List<Notification> notifications) {
		Map<Key, List<Notification>> matters = new LinkedHashMap<>();
		for (Notification notification : notifications) {
			matters.computeIfAbsent(Key.of(notification), (key) -> new ArrayList<>()).add(notification);
		}
		return matters.entrySet()
			.stream()
			.map((matter) -> new Matter(matter.getKey().kind(), matter.getValue().getFirst().subjectName(),
					matter.getValue()))
			.toList();
	}

	/**
	 * A matter.
	 *
	 * @param kind project, group, organisation, programme or person
	 * @param name what it is called; absent when that is not known
	 * @param notifications what was told of it
	 */
	record Matter(String kind, @Nullable String name, List<Notification> notifications) {
	}

	/**
	 * What makes two notifications one matter's. A mandate does not say which project it
	 * is for but by the project's name; so does a meeting with its group.
	 *
	 * @param kind the kind of matter
	 * @param name the name, or the id of what has none
	 */
	private record Key(String kind, String name) {

		static Key of(Notification notification) {
			Notification.Link link = notification.link();
			String name = notification.subjectName();
			return (name != null) ? new Key(link.matter(), name) : new Key(link.kind(), link.id());
		}

	}

}
