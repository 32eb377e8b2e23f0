package no.samdrift.membership.group;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import no.samdrift.events.Audience;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.EndReason;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.LegalForm;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatId;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Unknown;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A steering group's changes are everybody's. Another group's are those organisations'
 * that have a seat in it, and the end of the last seat is also told to the one that had
 * it.
 */
class GroupVisibilityProperties {

	private static final List<OrganisationId> ORGANISATIONS = List.of(new OrganisationId("granvag"),
			new OrganisationId("lyngsund"), new OrganisationId("skogdal"));

	@Property(tries = 500)
	void eachOrganisationSeesWhatTheRuleGrantsAndNothingElse(@ForAll GroupKind kind,
			@ForAll("steps") List<Step> steps) {
		GroupAggregate aggregate = new GroupAggregate();
		Map<SeatId, OrganisationId> seats = new HashMap<>();
		Outcome<Group> outcome = Group.establish(
				new GroupId("group"), new EstablishGroup(null, kind, LanguageMap.nb("Demo"), null,
						LegalForm.PROGRAMME_GROUP, LanguageMap.nb("Demo"), PartialDate.of("2019"), null),
				SeedGroup.RECORDED);
		for (Step step : steps) {
			try {
				outcome = step.on(outcome.state());
			}
			catch (Refused | Unknown ex) {
				// a refused step tells nobody anything
				continue;
			}
			Set<OrganisationId> granted = new HashSet<>(seats.values());
			switch (step.kind()) {
				case ESTABLISH -> {
					seats.put(step.seat(), step.organisation());
					granted.add(step.organisation());
				}
				case ABOLISH -> seats.remove(step.seat());
				default -> {
				}
			}
			for (DomainEvent event : outcome.events()) {
				Audience audience = aggregate.audience(outcome.state(), event);
				for (OrganisationId organisation : ORGANISATIONS) {
					assertThat(audience.admits(organisation)).as("%s sees %s of a %s group", organisation, event, kind)
						.isEqualTo(kind == GroupKind.STEERING || granted.contains(organisation));
				}
			}
		}
	}

	@Provide
	Arbitrary<List<Step>> steps() {
		return Combinators
			.combine(Arbitraries.of(Kind.class), Arbitraries.integers().between(1, 4), Arbitraries.of(ORGANISATIONS))
			.as((kind, seat, organisation) -> new Step(kind, new SeatId("seat-" + seat), organisation))
			.list()
			.ofMaxSize(20);
	}

	enum Kind {

		ESTABLISH, APPOINT, LEAVE, ABOLISH

	}

	record Step(Kind kind, SeatId seat, OrganisationId organisation) {

		private static final PartialDate DAY = PartialDate.of("2020-01-01");

		Outcome<Group> on(Group group) {
			return switch (this.kind) {
				case ESTABLISH -> group.establishSeat(this.seat, new EstablishSeat(null, this.organisation, null,
						SeatCategory.MUNICIPAL_ADMINISTRATION, false, DAY), (any) -> true, SeedGroup.RECORDED);
				case APPOINT -> group.appoint(this.seat, new Appoint(new PersonId("per"), DAY, null), (any) -> true,
						SeedGroup.RECORDED);
				case LEAVE -> group.endMembership(this.seat, EndReason.RESIGNED, DAY, SeedGroup.RECORDED);
				case ABOLISH -> group.abolishSeat(this.seat, DAY, LanguageMap.nb("Demo"), SeedGroup.RECORDED);
			};
		}

	}

}
