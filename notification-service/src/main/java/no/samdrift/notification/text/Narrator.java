package no.samdrift.notification.text;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.Language;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.GroupCard;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MeetingCard;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.membership.OrganisationCard;
import no.samdrift.events.membership.PersonCard;
import no.samdrift.events.membership.SeatDescription;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.project.Alias;
import no.samdrift.events.project.Lesson;
import no.samdrift.events.project.OwningUnit;
import no.samdrift.events.project.ProgrammeCard;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectId;
import no.samdrift.notification.audience.Reason;
import no.samdrift.notification.audience.Relation;
import no.samdrift.notification.facts.Facts;

/**
 * Tells an event in words. A text names the event's own fields in braces, such as
 * <code>{receivingUnit}</code>; ids become today's names when it is read, so that an
 * erased name is gone from old messages too. What nobody has stated is said to be so.
 */
public final class Narrator {

	/** A field in a text, such as <code>{lesson.advice}</code>. */
	static final Pattern FIELD = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.]*)}");

	/** Fields of text that is chosen from a list, never written freely. */
	private static final Set<String> CODES = Set.of("code", "number");

	private static final ZoneId OSLO = ZoneId.of("Europe/Oslo");

	private final Words words;

	private final Facts facts;

	public Narrator(Words words, Facts facts) {
		this.words = words;
		this.facts = facts;
	}

	/** What happened, in one or two sentences. */
	public String tell(DomainEvent event, Language language) {
		String name = event.getClass().getSimpleName();
		return filled(this.words.text("event." + name, language), (field) -> value(event, field, language));
	}

	/**
	 * What happened, without any person's name, for copies that an erasure does not
	 * reach.
	 * @param withFreeText whether to tell also what people wrote in their own words; dots
	 * stand for it otherwise, because a name may be in it
	 */
	public String tellWithoutPeople(DomainEvent event, Language language, boolean withFreeText) {
		String text = filled(this.words.text("event." + event.getClass().getSimpleName(), language),
				(field) -> switch (raw(event, field)) {
					case PersonId person -> this.words.text("a-person", language);
					case Collection<?> several when several.stream().anyMatch(PersonId.class::isInstance) ->
						this.words.text("a-person", language);
					case LanguageMap map when !withFreeText && !field.equals("names") -> "…";
					case Lesson lesson when !withFreeText -> "…";
					case String written when !withFreeText && !CODES.contains(field) -> "…";
					case null, default -> value(event, field, language);
				});
		return text.substring(0, 1).toUpperCase(language.locale()) + text.substring(1);
	}

	/** Why somebody is told, in one sentence that begins «Du får dette fordi». */
	public String why(Reason reason, Language language) {
		return filled(this.words.text("why." + reason.relation().key(), language), (field) -> switch (field) {
			case "group" -> worded(reason.group(), language);
			case "organisation" -> worded(reason.organisation(), language);
			default -> throw new IllegalStateException("A reason has no " + field);
		});
	}

	/** Whom a relation reaches, for the public list of rules. */
	public String who(Relation relation, Language language) {
		return this.words.text("who." + relation.key(), language);
	}

	/** What an event's messages look like, with dots where its fields stand. */
	public String pattern(String event, Language language) {
		return filled(this.words.text("event." + event, language), (field) -> "…");
	}

	/**
	 * What the reason of a relation looks like, with dots for the group or organisation.
	 */
	public String whyPattern(Relation relation, Language language) {
		return filled(this.words.text("why." + relation.key(), language), (field) -> "…");
	}

	/**
	 * What the matter is called now that a message is about: the project, group,
	 * programme, organisation or person; for a meeting the group that met, for a mandate
	 * the project that has it.
	 * @param kind the family of what the message opens, such as {@code project}
	 * @param id its id
	 * @return empty when its name is not known here
	 */
	public Optional<String> subject(String kind, String id, Language language) {
		Optional<LanguageMap> names = switch (kind) {
			case "project" -> this.facts.project(new ProjectId(id)).map(ProjectCard::names);
			case "programme" -> this.facts.programme(new ProgrammeId(id)).map(ProgrammeCard::names);
			case "organisation" -> this.facts.organisation(new OrganisationId(id)).map(OrganisationCard::names);
			case "group" -> this.facts.group(new GroupId(id)).map(GroupCard::names);
			case "meeting" -> this.facts.meeting(new MeetingId(id))
				.flatMap((meeting) -> this.facts.group(meeting.groupId()))
				.map(GroupCard::names);
			case "mandate" -> this.facts.mandate(new MandateId(id))
				.flatMap((mandate) -> this.facts.project(mandate.projectId()))
				.map(ProjectCard::names);
			case "person" -> this.facts.person(new PersonId(id)).map((person) -> LanguageMap.nb(person.name()));
			default -> Optional.empty();
		};
		return names.map((texts) -> texts.in(language).value());
	}

	private String value(DomainEvent event, String path, Language language) {
		Object value = raw(event, path);
		String last = path.substring(path.lastIndexOf('.') + 1);
		return (value instanceof Boolean truth) ? this.words.text("value." + last + "." + truth, language)
				: worded(value, language);
	}

	private static @Nullable Object raw(DomainEvent event, String path) {
		Object value = event;
		for (String field : path.split("\\.")) {
			if (value == null) {
				break;
			}
			value = component(value, field);
		}
		return value;
	}

	private static @Nullable Object component(Object record, String name) {
		for (RecordComponent component : record.getClass().getRecordComponents()) {
			if (component.getName().equals(name)) {
				try {
					return component.getAccessor().invoke(record);
				}
				catch (ReflectiveOperationException ex) {
					throw new IllegalStateException("Cannot read " + name + " of " + record.getClass(), ex);
				}
			}
		}
		throw new IllegalStateException(record.getClass().getSimpleName() + " has no field " + name);
	}

	private String worded(@Nullable Object value, Language language) {
		return switch (value) {
			case null -> this.words.text("not-stated", language);
			case PersonId id -> this.facts.person(id).map(PersonCard::name).orElseGet(() -> worded(null, language));
			case OrganisationId id ->
				name(this.facts.organisation(id).map(OrganisationCard::names).orElse(null), language);
			case ProjectId id -> name(this.facts.project(id).map(ProjectCard::names).orElse(null), language);
			case ProgrammeId id -> name(this.facts.programme(id).map(ProgrammeCard::names).orElse(null), language);
			case GroupId id -> name(this.facts.group(id).map(GroupCard::names).orElse(null), language);
			case MeetingId id -> this.facts.meeting(id)
				.map((meeting) -> meeting(meeting, language))
				.orElseGet(() -> this.words.text("a-meeting", language));
			case SeatId id -> this.facts.seat(id)
				.map((seat) -> seat(seat.description(), language))
				.orElseGet(() -> worded(null, language));
			case SeatDescription seat -> seat(seat, language);
			case OwningUnit unit ->
				unit.names().in(language).value() + " (" + worded(unit.organisationId(), language) + ")";
			case Alias alias -> alias.name();
			case Lesson lesson -> lesson.advice().in(language).value();
			case LanguageMap map -> map.in(language).value();
			case LocalDate day -> day(day, language);
			case Instant instant -> day(LocalDate.ofInstant(instant, OSLO), language);
			case PartialDate date -> date(date, language);
			case Enum<?> constant -> this.words
				.text("enum." + constant.getDeclaringClass().getSimpleName() + "." + constant.name(), language);
			case Collection<?> several ->
				list(several.stream().map((each) -> worded(each, language)).toList(), language);
			default -> value.toString();
		};
	}

	private String name(@Nullable LanguageMap names, Language language) {
		return (names != null) ? names.in(language).value() : worded(null, language);
	}

	private String meeting(MeetingCard meeting, Language language) {
		return filled(this.words.text("the-meeting", language), (field) -> switch (field) {
			case "heldOn" -> date(meeting.heldOn(), language);
			case "group" -> worded(meeting.groupId(), language);
			default -> throw new IllegalStateException("A meeting has no " + field);
		});
	}

	private String seat(SeatDescription seat, Language language) {
		String office = (seat.office() != null) ? seat.office()
				: this.words.text("enum.SeatCategory." + seat.category(), language);
		return (seat.organisationId() != null) ? office + ", " + worded(seat.organisationId(), language) : office;
	}

	private String date(PartialDate date, Language language) {
		return switch (date.precision()) {
			case DAY -> day(LocalDate.parse(date.value()), language);
			case MONTH ->
				DateTimeFormatter.ofPattern("MMMM yyyy", language.locale()).format(YearMonth.parse(date.value()));
			case YEAR -> date.value();
			case UNKNOWN -> this.words.text("date-not-stated", language);
		};
	}

	private static String day(LocalDate day, Language language) {
		return DateTimeFormatter
			.ofPattern((language == Language.EN) ? "d MMMM yyyy" : "d. MMMM yyyy", language.locale())
			.format(day);
	}

	private String list(List<String> each, Language language) {
		return switch (each.size()) {
			case 0 -> this.words.text("none", language);
			case 1 -> each.getFirst();
			default -> String.join(", ", each.subList(0, each.size() - 1)) + " " + this.words.text("and", language)
					+ " " + each.getLast();
		};
	}

	private static String filled(String text, Function<String, String> values) {
		return FIELD.matcher(text).replaceAll((field) -> Matcher.quoteReplacement(values.apply(field.group(1))));
	}

	/** The fields that a text names. */
	static List<String> fields(String text) {
		return FIELD.matcher(text).results().map((field) -> field.group(1)).toList();
	}

	/** Every constant that a text may name, for the check that all of them have words. */
	static List<String> keysOf(Class<?> constants) {
		return Arrays.stream(constants.getEnumConstants())
			.map((constant) -> "enum." + constants.getSimpleName() + "." + ((Enum<?>) constant).name())
			.toList();
	}

}
