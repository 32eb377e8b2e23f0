package no.samdrift.events;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * A date that somebody states, as exact as it was stated: a day, a month, a year, or
 * unknown (mission T2, E19). A year is never filled in to its first of January.
 *
 * @param value {@code 2022-03-23}, {@code 2022-03}, {@code 2022} or {@code unknown}
 * @param provenance who says so and how surely
 */
public record PartialDate(String value, Provenance provenance) {

	/** The shape of {@link #value()}, as a regular expression. */
	public static final String PATTERN = "unknown|\\d{4}(-\\d{2}(-\\d{2})?)?";

	private static final Pattern SHAPE = Pattern.compile(PATTERN);

	private static final String UNKNOWN = "unknown";

	public PartialDate(String value, @Nullable Provenance provenance) {
		if (!SHAPE.matcher(value).matches()) {
			throw new IllegalArgumentException("A date is YYYY-MM-DD, YYYY-MM, YYYY or unknown");
		}
		this.value = value;
		this.provenance = (provenance != null) ? provenance
				: (value.equals(UNKNOWN) ? Provenance.UNKNOWN : Provenance.STATED);
		try {
			earliest();
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("There is no such date: " + value, ex);
		}
	}

	public static PartialDate of(String value) {
		return new PartialDate(value, null);
	}

	public static PartialDate of(LocalDate day) {
		return new PartialDate(day.toString(), null);
	}

	public static PartialDate unknown() {
		return new PartialDate(UNKNOWN, null);
	}

	@JsonIgnore
	public Precision precision() {
		return switch (this.value.length()) {
			case 4 -> Precision.YEAR;
			case 10 -> Precision.DAY;
			default -> this.value.equals(UNKNOWN) ? Precision.UNKNOWN : Precision.MONTH;
		};
	}

	@JsonIgnore
	public boolean isUnknown() {
		return this.value.equals(UNKNOWN);
	}

	/** The first day it can be; empty when unknown. */
	public Optional<LocalDate> earliest() {
		return switch (precision()) {
			case DAY -> Optional.of(LocalDate.parse(this.value));
			case MONTH -> Optional.of(YearMonth.parse(this.value).atDay(1));
			case YEAR -> Optional.of(Year.parse(this.value).atDay(1));
			case UNKNOWN -> Optional.empty();
		};
	}

	/** The last day it can be; empty when unknown. */
	public Optional<LocalDate> latest() {
		return switch (precision()) {
			case DAY -> earliest();
			case MONTH -> Optional.of(YearMonth.parse(this.value).atEndOfMonth());
			case YEAR -> Optional.of(LocalDate.of(Integer.parseInt(this.value), 12, 31));
			case UNKNOWN -> Optional.empty();
		};
	}

	/** Whether it surely has come by the end of {@code day}. */
	public boolean surelyBy(LocalDate day) {
		return latest().map((last) -> !last.isAfter(day)).orElse(false);
	}

	/** Whether it may have come by the end of {@code day}; always for an unknown one. */
	public boolean maybeBy(LocalDate day) {
		return earliest().map((first) -> !first.isAfter(day)).orElse(true);
	}

	/** Whether it surely lies before the other, however both are filled in. */
	public boolean surelyBefore(PartialDate other) {
		return latest().flatMap((last) -> other.earliest().map(last::isBefore)).orElse(false);
	}

	/** How exact a date is. */
	public enum Precision {

		DAY, MONTH, YEAR, UNKNOWN

	}

}
