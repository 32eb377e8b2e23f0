package no.samdrift.membership.organisation;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.LanguageDecision;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.http.Paging;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import no.samdrift.membership.rights.MembershipPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register of organisations over HTTP. Everybody may read it. */
@RestController
class OrganisationController {

	private final Organisations organisations;

	private final KnownPeople people;

	private final MembershipPolicy policy;

	private final Clock clock;

	OrganisationController(Organisations organisations, KnownPeople people, MembershipPolicy policy, Clock clock) {
		this.organisations = organisations;
		this.people = people;
		this.policy = policy;
		this.clock = clock;
	}

	@PostMapping("/organisations")
	ResponseEntity<OrganisationView> registerOrganisation(Caller caller,
			@RequestBody @Valid RegisterOrganisation command) {
		this.policy.requireCoordinator(caller);
		OrganisationId id = (command.id() != null) ? command.id() : OrganisationId.next();
		Recorded<Organisation> organisation = this.organisations.create(id,
				() -> Organisation.register(id, command, this.organisations));
		return Answers.created(URI.create("/organisations/" + organisation.id()), organisation,
				view(organisation, caller));
	}

	@PostMapping("/organisations/{id}/change-municipality-number")
	ResponseEntity<OrganisationView> changeMunicipalityNumber(Caller caller, @PathVariable OrganisationId id,
			@IfMatch Version version, @RequestBody @Valid ChangeMunicipalityNumber command) {
		return change(caller, id, version, (organisation) -> organisation.changeMunicipalityNumber(command.number(),
				command.validFrom(), this.organisations));
	}

	@PostMapping("/organisations/{id}/split")
	ResponseEntity<OrganisationView> split(Caller caller, @PathVariable OrganisationId id, @IfMatch Version version,
			@RequestBody @Valid Split command) {
		return change(caller, id, version, (organisation) -> organisation.split(command.splitOff(),
				this.organisations.find(command.splitOff()), command.validFrom()));
	}

	@PostMapping("/organisations/{id}/merge")
	ResponseEntity<OrganisationView> merge(Caller caller, @PathVariable OrganisationId id, @IfMatch Version version,
			@RequestBody @Valid Merge command) {
		return change(caller, id, version, (organisation) -> organisation.merge(command.mergedInto(),
				this.organisations.find(command.mergedInto()), command.validFrom()));
	}

	@PostMapping("/organisations/{id}/record-language-decision")
	ResponseEntity<OrganisationView> recordLanguageDecision(Caller caller, @PathVariable OrganisationId id,
			@IfMatch Version version, @RequestBody @Valid RecordLanguageDecision command) {
		Provenance source = (command.provenance() != null) ? command.provenance() : Provenance.STATED;
		return change(caller, id, version,
				(organisation) -> organisation.recordLanguageDecision(command.decision(), source));
	}

	@PostMapping("/organisations/{id}/record-office-holder")
	ResponseEntity<OrganisationView> recordOfficeHolder(Caller caller, @PathVariable OrganisationId id,
			@IfMatch Version version, @RequestBody @Valid RecordOfficeHolder command) {
		return change(caller, id, version, (organisation) -> organisation.recordOfficeHolder(command.office(),
				command.holder(), command.since(), this.people));
	}

	/**
	 * The register.
	 * @param number only those that had this code, in whichever register
	 * @param on on this day; today when absent
	 * @param q only those in whose names each of these words begins a word
	 */
	@GetMapping("/organisations")
	Page<OrganisationView> organisations(Caller caller, @RequestParam(required = false) @Nullable OrganisationType type,
			@RequestParam(required = false) @Nullable String number,
			@RequestParam(required = false) @Nullable LocalDate on, @RequestParam(required = false) @Nullable String q,
			Paging paging) {
		if (number != null) {
			LocalDate day = (on != null) ? on : today();
			List<OrganisationView> found = this.organisations.byCode(number, day)
				.stream()
				.filter((organisation) -> type == null || organisation.state().type() == type)
				.map((organisation) -> view(organisation, caller))
				.toList();
			return new Page<>(found, null);
		}
		return this.organisations.list(type, q, paging.cursor(), paging.limit())
			.map((organisation) -> view(organisation, caller));
	}

	/** Several organisations in one call; ids that nobody has are left out. */
	@GetMapping(path = "/organisations", params = "id")
	Page<OrganisationView> organisationsById(Caller caller,
			@RequestParam @Size(min = 1, max = Paging.MOST) List<OrganisationId> id) {
		return new Page<>(this.organisations.of(id).stream().map((organisation) -> view(organisation, caller)).toList(),
				null);
	}

	@GetMapping("/organisations/{id}")
	ResponseEntity<OrganisationView> organisation(Caller caller, @PathVariable OrganisationId id) {
		Recorded<Organisation> organisation = this.organisations.get(id);
		return Answers.found(organisation, view(organisation, caller));
	}

	/**
	 * Who changed the entry, when, and the events behind it; newest first. It names those
	 * who hold its offices, so it is for those who may look people up.
	 */
	@GetMapping("/organisations/{id}/history")
	Page<HistoryLine> history(Caller caller, @PathVariable OrganisationId id, Paging paging) {
		this.policy.requireSearchPeople(caller);
		return this.organisations.history(id, paging);
	}

	private ResponseEntity<OrganisationView> change(Caller caller, OrganisationId id, Version version,
			Function<Organisation, Outcome<Organisation>> command) {
		this.policy.requireCoordinator(caller);
		Recorded<Organisation> organisation = this.organisations.change(id, version, command);
		return Answers.changed(organisation, view(organisation, caller));
	}

	private OrganisationView view(Recorded<Organisation> organisation, Caller caller) {
		return OrganisationView.of(organisation, today(),
				this.policy.coordinates(caller) ? organisation.state().legalMoves() : List.of());
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	/**
	 * Another number from a day on.
	 *
	 * @param number the new number
	 * @param validFrom its first day
	 */
	record ChangeMunicipalityNumber(@NotBlank String number, @NotNull LocalDate validFrom) {
	}

	/**
	 * A municipality is split off.
	 *
	 * @param splitOff the new municipality, which is registered
	 * @param validFrom its first day
	 */
	record Split(@NotNull OrganisationId splitOff, @NotNull LocalDate validFrom) {
	}

	/**
	 * The municipality is merged into another.
	 *
	 * @param mergedInto the other one
	 * @param validFrom the first day of the merger
	 */
	record Merge(@NotNull OrganisationId mergedInto, @NotNull LocalDate validFrom) {
	}

	/**
	 * A language decision.
	 *
	 * @param decision bokmål, nynorsk or neutral
	 * @param provenance who says so; the caller when absent
	 */
	record RecordLanguageDecision(@NotNull LanguageDecision decision, @Nullable Provenance provenance) {
	}

	/**
	 * An office has another holder.
	 *
	 * @param office the office, as the organisation calls it
	 * @param holder who holds it now
	 * @param since since when, as exactly as stated
	 */
	record RecordOfficeHolder(@NotBlank @Size(max = 200) String office, @NotNull PersonId holder,
			@NotNull PartialDate since) {
	}

}
