package no.samdrift.project.programme;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.Id;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.project.ProgrammeCard;
import no.samdrift.events.project.ProgrammeCard.FocusArea;
import no.samdrift.events.project.ProgrammeEvent;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.project.organisation.Organisations;
import org.jspecify.annotations.Nullable;

/**
 * A programme that municipalities run projects in (mission P01, P02).
 *
 * @param id names it for ever
 * @param names what it is called
 * @param startedOn when it started, as exactly as stated
 * @param hostOrganisationId the organisation that hosts it
 * @param focusAreas the fields its projects lie in, retired ones too
 */
public record Programme(ProgrammeId id, LanguageMap names, PartialDate startedOn, OrganisationId hostOrganisationId,
		List<FocusArea> focusAreas) {

	public Programme {
		focusAreas = List.copyOf(focusAreas);
	}

	static Outcome<Programme> start(ProgrammeId id, StartProgramme command, Organisations organisations) {
		organisations.typeOf(command.hostOrganisationId());
		PartialDate startedOn = (command.startedOn() != null) ? command.startedOn() : PartialDate.unknown();
		Programme programme = new Programme(id, command.names(), startedOn, command.hostOrganisationId(), List.of());
		List<DomainEvent> events = new ArrayList<>();
		events.add(new ProgrammeEvent.ProgrammeStarted(id, command.names(), startedOn, command.hostOrganisationId()));
		for (DefineFocusArea area : command.focusAreas()) {
			Outcome<Programme> defined = programme.defineFocusArea(area);
			programme = defined.state();
			events.addAll(defined.events());
		}
		return new Outcome<>(programme, events);
	}

	/** Adds to the open list of focus areas; a retired one comes back. */
	Outcome<Programme> defineFocusArea(DefineFocusArea command) {
		FocusArea area = new FocusArea(command.code(), command.names(), false);
		Optional<FocusArea> known = find(command.code());
		if (known.filter(area::equals).isPresent()) {
			return Outcome.unchanged(this);
		}
		if (known.isPresent() && !known.get().retired()) {
			throw Refused.because(new Unmet("focus-area-exists", "code", Map.of("code", command.code())));
		}
		List<FocusArea> areas = new ArrayList<>(this.focusAreas);
		areas.removeIf((other) -> other.code().equals(command.code()));
		areas.add(area);
		return Outcome.of(with(areas), new ProgrammeEvent.FocusAreaDefined(this.id, command.code(), command.names()));
	}

	/** Takes no new projects in the focus area; those that have it keep it. */
	Outcome<Programme> retireFocusArea(RetireFocusArea command) {
		FocusArea area = find(command.code()).orElseThrow(
				() -> Refused.because(new Unmet("focus-area-unknown", "code", Map.of("code", command.code()))));
		if (area.retired()) {
			return Outcome.unchanged(this);
		}
		if (this.focusAreas.stream().filter((other) -> !other.retired()).count() == 1) {
			throw Refused.because(Unmet.field("code", "focus-area-last"));
		}
		List<FocusArea> areas = this.focusAreas.stream()
			.map((other) -> other.code().equals(command.code()) ? new FocusArea(other.code(), other.names(), true)
					: other)
			.toList();
		return Outcome.of(with(areas), new ProgrammeEvent.FocusAreaRetired(this.id, command.code()));
	}

	/**
	 * Lets a new project have these focus areas.
	 * @throws Refused naming each that the programme does not have or has retired
	 */
	public void admit(List<String> codes) {
		List<Unmet> unmet = new ArrayList<>();
		Set<String> seen = new HashSet<>();
		for (String code : codes) {
			Optional<FocusArea> area = find(code);
			if (!seen.add(code)) {
				continue;
			}
			if (area.isEmpty()) {
				unmet.add(new Unmet("focus-area-unknown", "focusAreas", Map.of("code", code)));
			}
			else if (area.get().retired()) {
				unmet.add(new Unmet("focus-area-retired", "focusAreas", Map.of("code", code)));
			}
		}
		if (!unmet.isEmpty()) {
			throw Refused.input(unmet.toArray(Unmet[]::new));
		}
	}

	/**
	 * Which year the programme is in; the year it started counts as the first. Empty when
	 * nobody has said when it started, and before it did.
	 */
	OptionalInt yearOn(LocalDate day) {
		return this.startedOn.earliest()
			.map((start) -> day.getYear() - start.getYear() + 1)
			.filter((year) -> year >= 1)
			.map(OptionalInt::of)
			.orElse(OptionalInt.empty());
	}

	ProgrammeCard card() {
		return new ProgrammeCard(this.id, this.names, this.startedOn, this.hostOrganisationId, this.focusAreas);
	}

	private Optional<FocusArea> find(String code) {
		return this.focusAreas.stream().filter((area) -> area.code().equals(code)).findFirst();
	}

	private Programme with(List<FocusArea> areas) {
		return new Programme(this.id, this.names, this.startedOn, this.hostOrganisationId, areas);
	}

	/** A programme starts, or is recorded afterwards as started. */
	record StartProgramme(@Nullable ProgrammeId id, @NotNull LanguageMap names, @Nullable PartialDate startedOn,
			@NotNull OrganisationId hostOrganisationId,
			@Nullable @Size(max = 100) List<@Valid DefineFocusArea> focusAreas) {

		StartProgramme {
			focusAreas = (focusAreas != null) ? List.copyOf(focusAreas) : List.of();
		}

	}

	/** A focus area is added. */
	record DefineFocusArea(@NotNull @Pattern(regexp = Id.PATTERN) String code, @NotNull LanguageMap names) {
	}

	/** A focus area takes no new projects. */
	record RetireFocusArea(@NotNull String code) {
	}

}
