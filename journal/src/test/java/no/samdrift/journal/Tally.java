package no.samdrift.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.project.ProgrammeCard;
import no.samdrift.events.project.ProgrammeEvent.FocusAreaDefined;
import no.samdrift.events.project.ProgrammeEvent.ProgrammeStarted;
import no.samdrift.events.project.ProgrammeId;

/**
 * The smallest aggregate that tells events of a real family: a programme that collects
 * codes.
 *
 * @param id its id
 * @param codes what it has collected
 */
public record Tally(ProgrammeId id, List<String> codes) {

	private static final OrganisationId HOST = new OrganisationId("demo-fjordvik");

	/** How the journal sees it. */
	public static final AggregateType<Tally> TYPE = new AggregateType<>() {

		@Override
		public EventFamily family() {
			return EventFamily.PROGRAMME;
		}

		@Override
		public Class<Tally> stateType() {
			return Tally.class;
		}

		@Override
		public Card card(Tally state) {
			return new ProgrammeCard(state.id(), LanguageMap.nb("Demo"), PartialDate.of("2019"), HOST,
					state.codes()
						.stream()
						.map((code) -> new ProgrammeCard.FocusArea(code, LanguageMap.nb(code), false))
						.toList());
		}

		@Override
		public Audience audience(Tally state, DomainEvent event) {
			return Audience.everybody(Set.of(HOST));
		}

		@Override
		public Set<String> searchWords(Tally state) {
			return Set.copyOf(state.codes());
		}

	};

	public static Outcome<Tally> start(String id) {
		ProgrammeId programme = new ProgrammeId(id);
		return Outcome.of(new Tally(programme, List.of()),
				new ProgrammeStarted(programme, LanguageMap.nb("Demo"), PartialDate.of("2019"), HOST));
	}

	public Outcome<Tally> collect(String... added) {
		List<String> all = new ArrayList<>(this.codes);
		List<DomainEvent> events = new ArrayList<>();
		for (String code : added) {
			all.add(code);
			events.add(new FocusAreaDefined(this.id, code, LanguageMap.nb(code)));
		}
		return new Outcome<>(new Tally(this.id, all), events);
	}

}
