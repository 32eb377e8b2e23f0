package no.samdrift.portal.group;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import no.samdrift.events.PartialDate;
import no.samdrift.portal.directory.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * Seats through time as a picture: where on the axis each term lies, in per cent of its
 * width. A hand-over that nobody has dated is a stretch of its own, between the days when
 * it surely had not happened and surely had. The axis ends with the year of the chosen
 * day, or of the last day that is named.
 *
 * @param years the years on the axis, and where each begins
 * @param rows a row for each seat
 * @param day where the chosen day lies
 */
record SeatChart(List<Year> years, List<Row> rows, @Nullable String day) {

	/** In per cent of the axis. */
	private static final double ROOM_FOR_A_NAME = 16;

	private static final double ROOM_FOR_A_LETTER = 1.1;

	/** Between a bar and the name beside it. */
	private static final double BESIDE = 0.8;

	/** As narrow as a bar can be and be seen. */
	private static final double SLIVER = 0.4;

	/**
	 * Draws a timeline.
	 * @param asOf the day that is marked
	 * @param today where terms end that go on
	 */
	static SeatChart of(Timeline timeline, LocalDate asOf, LocalDate today) {
		LocalDate first = days(timeline).min(LocalDate::compareTo).orElse(today);
		LocalDate last = Stream.concat(days(timeline), Stream.of(asOf, first.plusYears(1)))
			.max(LocalDate::compareTo)
			.orElse(today);
		Axis axis = new Axis(LocalDate.of(first.getYear(), 1, 1), LocalDate.of(last.getYear() + 1, 1, 1));
		List<Year> years = IntStream.rangeClosed(first.getYear(), last.getYear())
			.mapToObj((year) -> new Year(year, axis.place(LocalDate.of(year, 1, 1))))
			.toList();
		List<Row> rows = timeline.seats().stream().map((seat) -> row(seat, axis, today)).toList();
		return new SeatChart(years, rows, axis.has(asOf) ? axis.place(asOf) : null);
	}

	/** The days that the timeline names. */
	private static Stream<LocalDate> days(Timeline timeline) {
		return timeline.seats()
			.stream()
			.flatMap((seat) -> Stream.concat(seat.establishedOn().earliest().stream(),
					seat.terms().stream().flatMap((term) -> Stream.of(term.surelyFrom(), term.surelyTo()))))
			.filter(Objects::nonNull);
	}

	private static Row row(Timeline.Line seat, Axis axis, LocalDate today) {
		List<Bar> bars = new ArrayList<>();
		for (Timeline.Term term : seat.terms()) {
			if (term.handover() != null) {
				LocalDate after = (term.handover().after() != null) ? term.handover().after() : axis.from();
				LocalDate before = (term.handover().before() != null) ? term.handover().before() : today;
				bars.add(axis.bar(Kind.HANDOVER, after, before, null, false));
			}
			LocalDate start = start(term);
			LocalDate end = end(term, today);
			if (start != null && !end.isBefore(start)) {
				bars.add(axis.bar(Kind.TERM, start, end, term.person(),
						term.from().precision() != PartialDate.Precision.DAY && term.handover() == null));
			}
		}
		List<Bar> labelled = new ArrayList<>();
		for (int i = 0; i < bars.size(); i++) {
			labelled.add(bars.get(i)
				.between((i > 0) ? bars.get(i - 1).end() : 0, (i + 1 < bars.size()) ? bars.get(i + 1).start() : 100));
		}
		return new Row(seat, List.copyOf(labelled));
	}

	private static @Nullable LocalDate start(Timeline.Term term) {
		return (term.surelyFrom() != null) ? term.surelyFrom() : term.from().earliest().orElse(null);
	}

	private static LocalDate end(Timeline.Term term, LocalDate today) {
		if (term.surelyTo() != null) {
			return term.surelyTo();
		}
		PartialDate last = (term.endedOn() != null) ? term.endedOn() : term.to();
		return (last != null) ? last.latest().filter((day) -> day.isBefore(today)).orElse(today) : today;
	}

	/** What a bar shows. */
	enum Kind {

		/** Somebody surely held the seat. */
		TERM,

		/** The seat changed hands, and nobody has said when. */
		HANDOVER

	}

	/** A year on the axis. */
	record Year(int number, String x) {
	}

	/** A seat and its bars. */
	record Row(Timeline.Line seat, List<Bar> bars) {
	}

	/**
	 * A stretch of the axis, in per cent of it.
	 *
	 * @param kind what it shows
	 * @param start where it begins
	 * @param length how long it is
	 * @param person who held the seat
	 * @param openStart whether only the month or the year of the beginning was stated
	 * @param label where the holder's name stands
	 */
	record Bar(Kind kind, double start, double length, @Nullable PersonName person, boolean openStart, Label label) {

		public String x() {
			return percent(this.start);
		}

		public String width() {
			return percent(this.length);
		}

		/** Where the name stands when it is not inside. */
		public String labelX() {
			return percent((this.label == Label.AFTER) ? end() + BESIDE : this.start - BESIDE);
		}

		/** Whether a few words have room in it. */
		public boolean hasRoom() {
			return this.length >= ROOM_FOR_A_NAME;
		}

		/** The name in one line, or in two where there is little room for it. */
		public List<String> lines(String name) {
			int middle = name.length() / 2;
			int before = name.lastIndexOf(' ', middle);
			int after = name.indexOf(' ', middle);
			int space = (before < 0 || (after > 0 && after - middle < middle - before)) ? after : before;
			return (this.length >= name.length() * ROOM_FOR_A_LETTER + 2 * BESIDE || space < 0) ? List.of(name)
					: List.of(name.substring(0, space), name.substring(space + 1));
		}

		double end() {
			return this.start + this.length;
		}

		/** The same, with its name where there is room for it between two others. */
		Bar between(double endBefore, double startAfter) {
			Label room = hasRoom() ? Label.INSIDE : (startAfter - end() >= ROOM_FOR_A_NAME) ? Label.AFTER
					: (this.start - endBefore >= ROOM_FOR_A_NAME) ? Label.BEFORE : Label.INSIDE;
			return new Bar(this.kind, this.start, this.length, this.person, this.openStart, room);
		}

	}

	/** Where a name stands: in its bar, or beside one that is too short. */
	enum Label {

		INSIDE, AFTER, BEFORE

	}

	/** The days from the first to just before the last. */
	private record Axis(LocalDate from, LocalDate to) {

		boolean has(LocalDate day) {
			return !day.isBefore(this.from) && day.isBefore(this.to);
		}

		String place(LocalDate day) {
			return percent(share(day));
		}

		Bar bar(Kind kind, LocalDate first, LocalDate last, @Nullable PersonName person, boolean openStart) {
			double start = share(first);
			double end = share(last.plusDays((kind == Kind.TERM) ? 1 : 0));
			return new Bar(kind, start, Math.max(end - start, SLIVER), person, openStart, Label.INSIDE);
		}

		private double share(LocalDate day) {
			double whole = ChronoUnit.DAYS.between(this.from, this.to);
			return Math.clamp(100.0 * ChronoUnit.DAYS.between(this.from, day) / whole, 0, 100);
		}

	}

	private static String percent(double share) {
		return String.format(Locale.ROOT, "%.2f%%", share);
	}

}
