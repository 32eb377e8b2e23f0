package no.samdrift.membership.office;

import java.util.List;
import java.util.Map;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.http.Caller;
import no.samdrift.journal.Page;
import no.samdrift.membership.organisation.Organisation;
import no.samdrift.membership.organisation.Organisations;
import no.samdrift.membership.person.People;
import no.samdrift.membership.person.PersonName;
import no.samdrift.membership.rights.MembershipPolicy;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The offices of an organisation over HTTP. */
@RestController
class OfficeController {

	private final Organisations organisations;

	private final People people;

	private final MembershipPolicy policy;

	OfficeController(Organisations organisations, People people, MembershipPolicy policy) {
		this.organisations = organisations;
		this.people = people;
		this.policy = policy;
	}

	/** Who holds each of the organisation's offices, as last recorded. */
	@GetMapping("/organisations/{id}/offices")
	Page<Office> offices(Caller caller, @PathVariable OrganisationId id) {
		this.policy.requireSearchPeople(caller);
		List<Organisation.OfficeHolding> holdings = this.organisations.get(id).state().officesNow();
		Map<PersonId, String> names = this.people
			.names(holdings.stream().map(Organisation.OfficeHolding::holder).toList());
		return new Page<>(holdings.stream()
			.map((holding) -> new Office(holding.office(), PersonName.of(holding.holder(), names), holding.since()))
			.toList(), null);
	}

	/**
	 * An office.
	 *
	 * @param office what the organisation calls it
	 * @param holder who holds it
	 * @param since since when, as exactly as stated
	 */
	record Office(String office, PersonName holder, PartialDate since) {
	}

}
