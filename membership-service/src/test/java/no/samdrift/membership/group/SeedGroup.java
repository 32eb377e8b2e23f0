package no.samdrift.membership.group;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.LegalForm;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatId;
import no.samdrift.journal.Outcome;

/**
 * The seed's steering group (mission 5.3), recorded afterwards by the commands that a
 * coordinator would give.
 */
public final class SeedGroup {

	public static final LocalDate RECORDED = LocalDate.of(2026, 11, 24);

	public static final PersonId DAHL = new PersonId("person-01");

	public static final PersonId AASEN = new PersonId("person-02");

	public static final PersonId KRISTOFFERSEN = new PersonId("person-03");

	public static final PersonId HEGGDAL = new PersonId("person-04");

	public static final PersonId ASPAS = new PersonId("person-05");

	public static final PersonId LILLEVEVANG = new PersonId("person-06");

	public static final PersonId MAYOR = new PersonId("person-07");

	public static final PersonId MOLLER = new PersonId("person-08");

	public static final PersonId F_AMUNDSEN = new PersonId("person-09");

	public static final PersonId HAUGEN = new PersonId("person-10");

	public static final PersonId INGEBRIGTSEN = new PersonId("person-11");

	public static final PersonId VEUM = new PersonId("person-12");

	public static final SeatId CHIEF_EXECUTIVE = new SeatId("seat-1");

	public static final SeatId COLLEGE = new SeatId("seat-2");

	public static final SeatId CHAMBER = new SeatId("seat-3");

	public static final SeatId IKUBEN = new SeatId("seat-4");

	public static final SeatId MAYORS = new SeatId("seat-5");

	public static final SeatId ALESUND = new SeatId("seat-10");

	private SeedGroup() {
	}

	/** Four seats and their holders from the start, and the two successions. */
	public static Group beforeTheExtension() {
		Group group = Group
			.establish(new GroupId("steering"),
					new EstablishGroup(null, GroupKind.STEERING, LanguageMap.nb("Styringsgruppa"), null,
							LegalForm.PROGRAMME_GROUP, LanguageMap.nb("Styre programmet"), year(2019), null),
					RECORDED)
			.state();
		group = seat(group, CHIEF_EXECUTIVE, "molde", "kommunedirektør", SeatCategory.MUNICIPAL_ADMINISTRATION, true);
		group = seat(group, COLLEGE, "himolde", "rektor", SeatCategory.ACADEMIA, false);
		group = seat(group, CHAMBER, "naeringsforum", "styreleder", SeatCategory.BUSINESS, false);
		group = seat(group, IKUBEN, "ikuben", "daglig leder", SeatCategory.BUSINESS, false);
		group = appoint(group, CHIEF_EXECUTIVE, DAHL);
		group = appoint(group, COLLEGE, KRISTOFFERSEN);
		group = appoint(group, CHAMBER, HEGGDAL);
		group = appoint(group, IKUBEN, ASPAS);
		group = group.succeed(CHIEF_EXECUTIVE, AASEN, PartialDate.unknown(), (person) -> true, RECORDED).state();
		return group.succeed(IKUBEN, LILLEVEVANG, PartialDate.unknown(), (person) -> true, RECORDED).state();
	}

	public static Outcome<Group> extension(Group group) {
		ExtendGroup command = new ExtendGroup(new LanguageMap("Sterkere samarbeid på tvers", null, null), year(2022),
				List.of(added("molde", "ordfører", SeatCategory.POLITICAL, MAYOR),
						added(null, "politisk representant", SeatCategory.POLITICAL, MOLLER),
						added("protomore", "daglig leder", SeatCategory.BUSINESS, F_AMUNDSEN),
						added("mrfylke", "bærekraftsjef", SeatCategory.COUNTY, HAUGEN),
						added("kristiansund", "leder for utvikling og digital innovasjon",
								SeatCategory.MUNICIPAL_ADMINISTRATION, INGEBRIGTSEN),
						added("alesund", "stabssjef teknologi og innovasjon", SeatCategory.MUNICIPAL_ADMINISTRATION,
								VEUM)));
		List<SeatId> ids = List.of(MAYORS, new SeatId("seat-6"), new SeatId("seat-7"), new SeatId("seat-8"),
				new SeatId("seat-9"), ALESUND);
		return group.extend(command, ids, (organisation) -> true, (person) -> true, RECORDED);
	}

	/** The whole of it: ten seats, four of which go on («er med videre»). */
	public static Group asOfTheArticle() {
		Group group = extension(beforeTheExtension()).state();
		for (SeatId seat : List.of(CHIEF_EXECUTIVE, COLLEGE, CHAMBER, IKUBEN)) {
			group = group.continueMember(seat, year(2022), null, RECORDED).state();
		}
		return group;
	}

	static PartialDate year(int year) {
		return PartialDate.of(Integer.toString(year));
	}

	private static ExtendGroup.NewSeat added(String organisation, String office, SeatCategory category,
			PersonId holder) {
		return new ExtendGroup.NewSeat(null, (organisation != null) ? new OrganisationId(organisation) : null, office,
				category, false, holder);
	}

	private static Group seat(Group group, SeatId id, String organisation, String office, SeatCategory category,
			boolean exOfficio) {
		return group
			.establishSeat(id,
					new EstablishSeat(null, new OrganisationId(organisation), office, category, exOfficio, year(2019)),
					(any) -> true, RECORDED)
			.state();
	}

	private static Group appoint(Group group, SeatId seat, PersonId person) {
		return group.appoint(seat, new Appoint(person, year(2019), null), (any) -> true, RECORDED).state();
	}

}
