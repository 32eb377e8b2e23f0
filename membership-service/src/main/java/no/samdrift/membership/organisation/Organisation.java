package no.samdrift.membership.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.CodeScheme;
import no.samdrift.events.membership.LanguageDecision;
import no.samdrift.events.membership.OrganisationCode;
import no.samdrift.events.membership.OrganisationEvent.LanguageDecisionRecorded;
import no.samdrift.events.membership.OrganisationEvent.MunicipalitiesMerged;
import no.samdrift.events.membership.OrganisationEvent.MunicipalityNumberChanged;
import no.samdrift.events.membership.OrganisationEvent.MunicipalitySplit;
import no.samdrift.events.membership.OrganisationEvent.MunicipalitySplitOff;
import no.samdrift.events.membership.OrganisationEvent.OfficeHolderChanged;
import no.samdrift.events.membership.OrganisationEvent.OrganisationRegistered;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.journal.Conditions;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;

/**
 * An organisation in the register (M01). Its codes are dated: a municipality that gets
 * another number keeps the old one for what happened before (T15).
 *
 * @param id the organisation
 * @param names what it is called
 * @param type what kind of actor it is
 * @param codes its codes, each with its time; those of one register do not overlap
 * @param languageDecision the written Norwegian it has decided for, and who says so
 * @param splits municipalities that were split off from it
 * @param splitFrom the municipality it was split off from
 * @param mergedInto the municipality it was merged into
 * @param offices who holds and held its offices, as far as recorded, oldest first
 * @param provenance where the register has it from
 */
public record Organisation(OrganisationId id, LanguageMap names, OrganisationType type, List<OrganisationCode> codes,
		@Nullable LanguageChoice languageDecision, List<Split> splits, @Nullable OrganisationId splitFrom,
		@Nullable OrganisationId mergedInto, List<OfficeHolding> offices, Provenance provenance) {

	public Organisation {
		codes = List.copyOf(codes);
		splits = List.copyOf(splits);
		offices = List.copyOf(offices);
	}

	/**
	 * Enters an organisation in the register.
	 * @throws Refused when a code is malformed, overlaps another one or is somebody
	 * else's
	 */
	static Outcome<Organisation> register(OrganisationId id, RegisterOrganisation command, CodeRegister register) {
		List<Unmet> wrong = new ArrayList<>();
		for (OrganisationCode code : command.codes()) {
			if (!CodesInTime.wellFormed(code)) {
				wrong.add(Unmet.field("codes", "code-malformed"));
			}
		}
		if (CodesInTime.overlap(command.codes())) {
			wrong.add(Unmet.field("codes", "codes-overlap"));
		}
		if (!wrong.isEmpty()) {
			throw Refused.input(wrong.toArray(Unmet[]::new));
		}
		Conditions conditions = Conditions.all();
		for (OrganisationCode code : command.codes()) {
			conditions.and(!register.takenBySomebodyElse(id, code), "code-taken", Map.of("code", code.value()));
		}
		conditions.orRefuse();
		Provenance provenance = command.provenanceOrStated();
		List<DomainEvent> events = new ArrayList<>();
		events.add(new OrganisationRegistered(id, command.names(), command.type(), command.codes(), provenance));
		LanguageChoice choice = null;
		if (command.languageDecision() != null) {
			choice = new LanguageChoice(command.languageDecision(), provenance);
			events.add(new LanguageDecisionRecorded(id, command.languageDecision(), provenance));
		}
		return new Outcome<>(new Organisation(id, command.names(), command.type(), command.codes(), choice, List.of(),
				null, null, List.of(), provenance), events);
	}

	/**
	 * Gives a municipality another number from a day on. The number until then stays
	 * valid for before.
	 */
	Outcome<Organisation> changeMunicipalityNumber(String number, LocalDate validFrom, CodeRegister register) {
		OrganisationCode next = new OrganisationCode(CodeScheme.MUNICIPALITY_NUMBER, number, PartialDate.of(validFrom),
				null);
		if (!CodesInTime.wellFormed(next)) {
			throw Refused.input(Unmet.field("number", "code-malformed"));
		}
		List<OrganisationCode> closed = CodesInTime.closed(this.codes, CodeScheme.MUNICIPALITY_NUMBER, validFrom);
		List<OrganisationCode> all = new ArrayList<>(closed);
		all.add(next);
		boolean sameAsNow = this.codes.stream()
			.anyMatch((code) -> code.scheme() == CodeScheme.MUNICIPALITY_NUMBER && code.validTo() == null
					&& code.value().equals(number));
		Conditions.require(this.type == OrganisationType.MUNICIPALITY, "not-a-municipality")
			.and(this.mergedInto == null, "organisation-merged")
			.and(!sameAsNow, "number-unchanged", Map.of("code", number))
			.and(sameAsNow || !CodesInTime.overlap(all), "codes-overlap")
			.and(!register.takenBySomebodyElse(this.id, next), "code-taken", Map.of("code", number))
			.orRefuse();
		return Outcome.of(withCodes(all), new MunicipalityNumberChanged(this.id, number, validFrom));
	}

	/** Another municipality was split off from this one. */
	Outcome<Organisation> split(OrganisationId splitOff, Optional<Organisation> other, LocalDate validFrom) {
		if (this.splits.stream().anyMatch((split) -> split.splitOff().equals(splitOff))) {
			return Outcome.unchanged(this);
		}
		Conditions.require(this.type == OrganisationType.MUNICIPALITY, "not-a-municipality")
			.and(this.mergedInto == null, "organisation-merged")
			.and(!splitOff.equals(this.id), "another-municipality-needed")
			.and(other.isPresent(), "organisation-unknown", Map.of("organisation", splitOff.value()))
			.and(other.isEmpty() || other.get().type == OrganisationType.MUNICIPALITY, "other-not-a-municipality")
			.orRefuse();
		List<Split> all = new ArrayList<>(this.splits);
		all.add(new Split(splitOff, validFrom));
		return Outcome.of(
				new Organisation(this.id, this.names, this.type, this.codes, this.languageDecision, all, this.splitFrom,
						this.mergedInto, this.offices, this.provenance),
				new MunicipalitySplit(this.id, splitOff, validFrom));
	}

	/** This municipality learns that it was split off; once, however often it is told. */
	Outcome<Organisation> splitOffFrom(OrganisationId parent, LocalDate validFrom) {
		if (this.splitFrom != null) {
			return Outcome.unchanged(this);
		}
		return Outcome.of(
				new Organisation(this.id, this.names, this.type, this.codes, this.languageDecision, this.splits, parent,
						this.mergedInto, this.offices, this.provenance),
				new MunicipalitySplitOff(this.id, parent, validFrom));
	}

	/**
	 * This municipality is merged into another from a day on; its number ends the day
	 * before.
	 */
	Outcome<Organisation> merge(OrganisationId into, Optional<Organisation> other, LocalDate validFrom) {
		Conditions.require(this.type == OrganisationType.MUNICIPALITY, "not-a-municipality")
			.and(this.mergedInto == null, "organisation-merged")
			.and(!into.equals(this.id), "another-municipality-needed")
			.and(other.isPresent(), "organisation-unknown", Map.of("organisation", into.value()))
			.and(other.isEmpty() || other.get().type == OrganisationType.MUNICIPALITY, "other-not-a-municipality")
			.and(other.isEmpty() || other.get().mergedInto == null, "other-merged")
			.orRefuse();
		return Outcome.of(
				new Organisation(this.id, this.names, this.type,
						CodesInTime.closed(this.codes, CodeScheme.MUNICIPALITY_NUMBER, validFrom),
						this.languageDecision, this.splits, this.splitFrom, into, this.offices, this.provenance),
				new MunicipalitiesMerged(this.id, into, validFrom));
	}

	/** Which written Norwegian the organisation has decided for (språklova). */
	Outcome<Organisation> recordLanguageDecision(LanguageDecision decision, Provenance source) {
		LanguageChoice choice = new LanguageChoice(decision, source);
		if (choice.equals(this.languageDecision)) {
			return Outcome.unchanged(this);
		}
		return Outcome.of(
				new Organisation(this.id, this.names, this.type, this.codes, choice, this.splits, this.splitFrom,
						this.mergedInto, this.offices, this.provenance),
				new LanguageDecisionRecorded(this.id, decision, source));
	}

	/**
	 * An office has another holder (M07). Seats that follow the office hear of it by the
	 * event.
	 */
	Outcome<Organisation> recordOfficeHolder(String office, PersonId holder, PartialDate since, KnownPeople people) {
		Optional<OfficeHolding> now = holderOf(office);
		if (now.filter((holding) -> holding.holder().equals(holder)).isPresent()) {
			return Outcome.unchanged(this);
		}
		Conditions.all()
			.and(people.knows(holder), "person-unknown", Map.of("person", holder.value()))
			.and(this.mergedInto == null, "organisation-merged")
			.and(now.filter((holding) -> since.surelyBefore(holding.since())).isEmpty(), "before-present-office-holder")
			.orRefuse();
		List<OfficeHolding> all = new ArrayList<>(this.offices);
		all.add(new OfficeHolding(office.strip(), holder, since));
		return Outcome.of(
				new Organisation(this.id, this.names, this.type, this.codes, this.languageDecision, this.splits,
						this.splitFrom, this.mergedInto, all, this.provenance),
				new OfficeHolderChanged(this.id, office.strip(), holder, since));
	}

	/** Who holds the office, as last recorded. */
	public Optional<OfficeHolding> holderOf(String office) {
		return this.offices.stream()
			.filter((holding) -> holding.office().equalsIgnoreCase(office.strip()))
			.reduce((first, second) -> second);
	}

	/**
	 * Who holds each office, as last recorded, in the order in which the offices came to
	 * be known.
	 */
	public List<OfficeHolding> officesNow() {
		Map<String, OfficeHolding> now = new LinkedHashMap<>();
		this.offices.forEach((holding) -> now.put(holding.office().toLowerCase(Locale.ROOT), holding));
		return List.copyOf(now.values());
	}

	/** The commands that it allows now, as they are called over HTTP. */
	List<String> legalMoves() {
		if (this.mergedInto != null) {
			return List.of("record-language-decision");
		}
		return (this.type == OrganisationType.MUNICIPALITY) ? List.of("change-municipality-number", "split", "merge",
				"record-language-decision", "record-office-holder")
				: List.of("record-language-decision", "record-office-holder");
	}

	/** Whether it had the code on the day, or may have had it. */
	public boolean hasCode(String value, LocalDate on) {
		return CodesInTime.on(this.codes, on).stream().anyMatch((code) -> code.value().equals(value));
	}

	Set<String> words() {
		Set<String> words = new LinkedHashSet<>();
		for (String name : new String[] { this.names.nb(), this.names.nn(), this.names.en() }) {
			if (name != null) {
				words.add(name);
			}
		}
		this.codes.forEach((code) -> words.add(code.value()));
		return words;
	}

	private Organisation withCodes(List<OrganisationCode> changed) {
		return new Organisation(this.id, this.names, this.type, changed, this.languageDecision, this.splits,
				this.splitFrom, this.mergedInto, this.offices, this.provenance);
	}

	/**
	 * A language decision and who says so.
	 *
	 * @param decision bokmål, nynorsk or neutral
	 * @param provenance who says so
	 */
	public record LanguageChoice(LanguageDecision decision, Provenance provenance) {
	}

	/**
	 * A municipality that was split off.
	 *
	 * @param splitOff the new municipality
	 * @param validFrom its first day
	 */
	public record Split(OrganisationId splitOff, LocalDate validFrom) {
	}

	/**
	 * Somebody in an office.
	 *
	 * @param office the office, as the organisation calls it
	 * @param holder who holds it
	 * @param since since when, as exactly as stated
	 */
	public record OfficeHolding(String office, PersonId holder, PartialDate since) {
	}

}
