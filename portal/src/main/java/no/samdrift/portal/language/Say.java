package no.samdrift.portal.language;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Puts data into the words of the page's language. Templates know it as {@code @say}.
 */
@Component
public class Say {

	private final MessageSource texts;

	private final Clock clock;

	Say(MessageSource texts, Clock clock) {
		this.texts = texts;
		this.clock = clock;
	}

	/** The portal's own text with a key, its arguments filled in. */
	public String text(String key, Object... arguments) {
		return this.texts.getMessage(key, arguments, PageLanguage.current().locale());
	}

	/** The portal's own text with a key; something else where it has none. */
	public String textOr(String key, String otherwise) {
		return Objects.requireNonNull(this.texts.getMessage(key, null, otherwise, PageLanguage.current().locale()));
	}

	/** A value of an enum: the text {@code <kind>.<VALUE>}. */
	public String value(String kind, Object value) {
		return text(kind + "." + value);
	}

	/** Text of data in the page's language, or the nearest that there is. */
	public LanguageMap.Text data(LanguageMap text) {
		return text.in(PageLanguage.current());
	}

	/** The language tag when a text is in another language than the page. */
	public @Nullable String foreign(LanguageMap.Text text) {
		return (text.language() == PageLanguage.current()) ? null : text.language().tag();
	}

	/** A day, such as {@code 23. mars 2022}. */
	public String day(LocalDate day) {
		return format("day", day);
	}

	/** A day without its year, such as {@code 23. mars}. */
	public String shortDay(LocalDate day) {
		return format("short-day", day);
	}

	/** The day of an instant in Norway. */
	public String day(Instant instant) {
		return day(dayOf(instant));
	}

	/** An instant in Norway, such as {@code 23. mars 2022 kl. 09.41}. */
	public String time(Instant instant) {
		return format("time", instant.atZone(this.clock.getZone()));
	}

	/** An instant as services write it. */
	public String time(String instant) {
		return time(Instant.parse(instant));
	}

	/** The time of day in Norway, such as {@code 09.41}. */
	public String clock(Instant instant) {
		return format("clock", instant.atZone(this.clock.getZone()));
	}

	/** Seconds for people who compare, such as {@code 09.41.07}. */
	public String seconds(Instant instant) {
		return format("seconds", instant.atZone(this.clock.getZone()));
	}

	/** Today, yesterday, or the day. */
	public String nearDay(Instant instant) {
		LocalDate day = dayOf(instant);
		long ago = ChronoUnit.DAYS.between(day, today());
		return (ago == 0) ? text("date.today") : (ago == 1) ? text("date.yesterday") : day(day);
	}

	/** A date as exact as somebody stated it; «ikke oppgitt» when nobody did. */
	public String date(PartialDate date) {
		return switch (date.precision()) {
			case DAY -> day(LocalDate.parse(date.value()));
			case MONTH -> format("month", YearMonth.parse(date.value()));
			case YEAR -> date.value();
			case UNKNOWN -> text("unknown.not-stated");
		};
	}

	/** How long ago a day was: days, then months, then years. */
	public String age(LocalDate since) {
		long days = ChronoUnit.DAYS.between(since, today());
		if (days < 60) {
			return text("age.days", Math.max(days, 0));
		}
		return (days < 730) ? text("age.months", days / 30) : text("age.years", days / 365);
	}

	/** How far away a day is: in so many days, today, or so many days ago. */
	public String due(LocalDate day) {
		long left = ChronoUnit.DAYS.between(today(), day);
		return (left > 0) ? text("due.in", left) : (left == 0) ? text("due.today") : text("due.ago", -left);
	}

	/** A share or a figure with the language's decimal sign. */
	public String number(double value) {
		return java.text.NumberFormat.getInstance(formatting()).format(value);
	}

	/** Today in Norway. */
	public LocalDate today() {
		return LocalDate.now(this.clock);
	}

	private LocalDate dayOf(Instant instant) {
		return LocalDate.ofInstant(instant, this.clock.getZone());
	}

	private String format(String pattern, java.time.temporal.TemporalAccessor date) {
		return DateTimeFormatter.ofPattern(text("date.pattern." + pattern), formatting()).format(date);
	}

	private static Locale formatting() {
		Locale language = PageLanguage.current().locale();
		return language.getLanguage().equals("en") ? Locale.UK : language;
	}

}
