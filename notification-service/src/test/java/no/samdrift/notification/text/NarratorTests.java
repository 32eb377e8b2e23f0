package no.samdrift.notification.text;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Language;
import no.samdrift.events.membership.GroupEvent;
import no.samdrift.events.membership.MandateCard;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.membership.MeetingCard;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.audience.Matter;
import no.samdrift.notification.audience.Reason;
import no.samdrift.notification.audience.Relation;
import no.samdrift.notification.facts.Facts;

import static org.assertj.core.api.Assertions.assertThat;

class NarratorTests {

	private final Words words = Words.ofClassPath();

	static Stream<Class<? extends DomainEvent>> events() {
		return Stream.of(EventFamily.values()).flatMap((family) -> family.eventRecords().stream());
	}

	@ParameterizedTest
	@MethodSource("events")
	void everyEventOfTheContractHasATextInThreeLanguagesThatNamesItsOwnFields(Class<? extends DomainEvent> event) {
		for (Language language : Language.values()) {
			String text = this.words.find("event." + event.getSimpleName(), language);
			assertThat(text).as("event.%s in %s", event.getSimpleName(), language.tag()).isNotBlank();
			for (String field : Narrator.fields(text)) {
				assertThat(componentOf(event, field)).as("{%s} of %s", field, event.getSimpleName()).isNotNull();
			}
		}
	}

	@ParameterizedTest
	@MethodSource("events")
	void everyValueThatAnEventCanHoldHasWordsInThreeLanguages(Class<? extends DomainEvent> event) {
		List<String> missing = new ArrayList<>();
		for (Language language : Language.values()) {
			for (String field : Narrator.fields(this.words.text("event." + event.getSimpleName(), language))) {
				for (String key : keys(componentOf(event, field), field)) {
					if (this.words.find(key, language) == null) {
						missing.add(key + " in " + language.tag());
					}
				}
			}
		}
		assertThat(missing).isEmpty();
	}

	@ParameterizedTest
	@MethodSource("relations")
	void everyRelationHasAReasonAndAReceiverInThreeLanguages(Relation relation) {
		for (Language language : Language.values()) {
			assertThat(this.words.find("why." + relation.key(), language)).isNotBlank();
			assertThat(this.words.find("who." + relation.key(), language)).isNotBlank();
		}
		assertThat(this.words.text("why." + relation.key(), Language.NB)).startsWith("Du får dette fordi ");
		assertThat(this.words.text("why." + relation.key(), Language.NN)).startsWith("Du får dette fordi ");
		assertThat(this.words.text("why." + relation.key(), Language.EN)).startsWith("You get this because ");
	}

	static Relation[] relations() {
		return Relation.values();
	}

	@Test
	void theThreeLanguagesHaveTheSameTexts() {
		Set<String> bokmaal = new TreeSet<>(this.words.keys(Language.NB));
		assertThat(new TreeSet<>(this.words.keys(Language.NN))).isEqualTo(bokmaal);
		assertThat(new TreeSet<>(this.words.keys(Language.EN))).isEqualTo(bokmaal);
	}

	@Test
	void namesAreTodaysAndTheReadersLanguageIsSpoken() {
		Story story = new Story("text");
		Facts facts = new Facts(TheService.PREFIX);
		facts.keep(EventFamily.ORGANISATION, story.organisation("granvag").value(), 1, story.municipality("granvag"));
		facts.keep(EventFamily.PROJECT, story.project().value(), 1, story.projectCard(ProjectState.OPERATION));
		facts.keep(EventFamily.GROUP, story.group().value(), 1, story.steeringGroup("siri"));
		Narrator narrator = new Narrator(this.words, facts);

		assertThat(narrator.tell(story.movedToOperation(), Language.NN)).isEqualTo(
				"«Nattsyn» er gått frå pilot til drift hos Heimetenesta (Demo: granvag kommune), frå 24. november 2026. "
						+ "Piloten varte i 180 dagar.");
		assertThat(narrator.tell(story.movedToOperation(), Language.EN)).startsWith("“Night watch” went from pilot");
		assertThat(narrator.why(new Reason(Relation.STEERING_GROUP, story.group(), null), Language.NB))
			.isEqualTo("Du får dette fordi du sitter i Demo-styringsgruppen, styringsgruppen for programmet.");
	}

	@Test
	void anErasedPersonsNameIsGoneFromOldMessagesAndAnUnknownDayIsSaidToBeSo() {
		Story story = new Story("erased");
		Facts facts = new Facts(TheService.PREFIX);
		facts.keep(EventFamily.GROUP, story.group().value(), 1, story.steeringGroup("siri"));
		facts.keep(EventFamily.PERSON, story.person("siri").value(), 1, story.personCard("siri", null, null));
		facts.keep(EventFamily.PERSON, story.person("per").value(), 1, story.personCard("per", null, null));
		GroupEvent.MemberSucceeded succeeded = new GroupEvent.MemberSucceeded(story.group(),
				story.seat("siri", null, null).description().seatId(), story.person("per"), story.person("siri"),
				PartialDate.unknown());
		Narrator narrator = new Narrator(this.words, facts);

		assertThat(narrator.tell(succeeded, Language.NB)).startsWith("Demo siri har overtatt plassen til Demo per i ")
			.endsWith("Overtatt: en dag som ikke er oppgitt.");
		facts.forget(EventFamily.PERSON, story.person("per").value());
		assertThat(narrator.tell(succeeded, Language.NB)).contains("plassen til ikke oppgitt i");
		assertThat(Matter.needed(succeeded, null)).extracting(Matter.Needed::family)
			.contains(EventFamily.PERSON, EventFamily.GROUP);
	}

	@Test
	void aMessageSaysWhatItsMatterIsCalledNow() {
		Story story = new Story("subject");
		Facts facts = new Facts(TheService.PREFIX);
		Narrator narrator = new Narrator(this.words, facts);
		assertThat(narrator.subject("project", story.project().value(), Language.NB)).isEmpty();

		facts.keep(EventFamily.PROJECT, story.project().value(), 1, story.projectCard(ProjectState.PILOT));
		facts.keep(EventFamily.PROGRAMME, story.programme().value(), 1, story.programmeCard());
		facts.keep(EventFamily.GROUP, story.group().value(), 1, story.steeringGroup("siri"));
		facts.keep(EventFamily.ORGANISATION, story.organisation("granvag").value(), 1, story.municipality("granvag"));
		facts.keep(EventFamily.PERSON, story.person("siri").value(), 1, story.personCard("siri", null, null));
		facts.keep(EventFamily.MEETING, "meeting", 1, new MeetingCard(new MeetingId("meeting"), story.group(),
				PartialDate.of("2026"), 1, false, 1, 1, List.of()));
		facts.keep(EventFamily.MANDATE, "mandate", 1,
				new MandateCard(new MandateId("mandate"), story.group(), story.project(), Set.of(MandateScope.PILOT),
						null, LocalDate.of(2026, 1, 1), LocalDate.of(2027, 1, 1), MandateState.ISSUED));

		assertThat(narrator.subject("project", story.project().value(), Language.EN)).contains("Night watch");
		assertThat(narrator.subject("programme", story.programme().value(), Language.NB)).contains("Demo-programmet");
		assertThat(narrator.subject("group", story.group().value(), Language.NN)).contains("Demo-styringsgruppa");
		assertThat(narrator.subject("organisation", story.organisation("granvag").value(), Language.NB))
			.contains("Demo: granvag kommune");
		assertThat(narrator.subject("person", story.person("siri").value(), Language.NB)).contains("Demo siri");
		assertThat(narrator.subject("meeting", "meeting", Language.EN)).contains("The demo steering group");
		assertThat(narrator.subject("mandate", "mandate", Language.EN)).contains("Night watch");
		facts.forget(EventFamily.PERSON, story.person("siri").value());
		assertThat(narrator.subject("person", story.person("siri").value(), Language.NB)).isEmpty();
	}

	private static RecordComponent componentOf(Class<?> record, String path) {
		Class<?> owner = record;
		RecordComponent found = null;
		for (String field : path.split("\\.")) {
			found = Stream.of(owner.getRecordComponents())
				.filter((component) -> component.getName().equals(field))
				.findFirst()
				.orElse(null);
			if (found == null) {
				return null;
			}
			owner = found.getType();
		}
		return found;
	}

	private static List<String> keys(RecordComponent component, String field) {
		if (component.getType() == boolean.class) {
			return List.of("value." + field + ".true", "value." + field + ".false");
		}
		List<String> keys = new ArrayList<>();
		for (Class<?> type : typesIn(component.getGenericType())) {
			if (type.isEnum()) {
				keys.addAll(Narrator.keysOf(type));
			}
		}
		return keys;
	}

	private static List<Class<?>> typesIn(Type type) {
		return switch (type) {
			case Class<?> plain -> List.of(plain);
			case java.lang.reflect.ParameterizedType generic ->
				Stream.of(generic.getActualTypeArguments()).flatMap((each) -> typesIn(each).stream()).toList();
			default -> List.of();
		};
	}

}
