package no.samdrift.benchmark.command;

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
import no.samdrift.journal.AggregateType;
import no.samdrift.journal.Outcome;

/**
 * A small aggregate that tells events of a real family: a programme that collects codes.
 * It keeps the last few only, so that the thousandth change weighs as much as the tenth.
 *
 * @param id its id
 * @param codes what it has collected last
 */
record Tally(ProgrammeId id, List<String> codes) {

	static final OrganisationId HOST = new OrganisationId("demo-fjordvik");

	private static final int KEPT = 5;

	/** How the journal sees it. */
	static final AggregateType<Tally> TYPE = new AggregateType<>() {

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
			return state.card();
		}

		@Override
		public Audience audience(Tally state, DomainEvent event) {
			return Audience.everybody(Set.of(HOST));
		}

	};

	static Tally empty(String id) {
		return new Tally(new ProgrammeId(id), List.of());
	}

	static Outcome<Tally> start(String id) {
		Tally empty = empty(id);
		return Outcome.of(empty,
				new ProgrammeStarted(empty.id(), LanguageMap.nb("Demo"), PartialDate.of("2019"), HOST));
	}

	Outcome<Tally> collect(String code) {
		return Outcome.of(with(code), new FocusAreaDefined(this.id, code, LanguageMap.nb(code)));
	}

	Tally with(String code) {
		List<String> all = new ArrayList<>(this.codes);
		all.add(code);
		return new Tally(this.id, List.copyOf(all.subList(Math.max(0, all.size() - KEPT), all.size())));
	}

	ProgrammeCard card() {
		return new ProgrammeCard(this.id, LanguageMap.nb("Demo"), PartialDate.of("2019"), HOST,
				this.codes.stream()
					.map((code) -> new ProgrammeCard.FocusArea(code, LanguageMap.nb(code), false))
					.toList());
	}

}
