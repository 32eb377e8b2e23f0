package no.samdrift.membership.person;

import java.net.URI;

import jakarta.validation.Valid;
import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.http.Paging;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import no.samdrift.membership.organisation.KnownOrganisations;
import no.samdrift.membership.rights.MembershipPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** People over HTTP. */
@RestController
class PersonController {

	private final People people;

	private final KnownOrganisations organisations;

	private final MembershipPolicy policy;

	PersonController(People people, KnownOrganisations organisations, MembershipPolicy policy) {
		this.people = people;
		this.organisations = organisations;
		this.policy = policy;
	}

	@PostMapping("/people")
	ResponseEntity<PersonView> registerPerson(Caller caller, @RequestBody @Valid RegisterPerson command) {
		this.policy.requireCoordinator(caller);
		PersonId id = (command.id() != null) ? command.id() : PersonId.next();
		Recorded<Person> person = this.people.create(id, () -> Person.register(id, command, this.organisations));
		return Answers.created(URI.create("/people/" + person.id()), person, PersonView.of(person));
	}

	@PostMapping("/people/{id}/correct")
	ResponseEntity<PersonView> correct(Caller caller, @PathVariable PersonId id, @IfMatch Version version,
			@RequestBody @Valid RegisterPerson command) {
		this.policy.requireCoordinator(caller);
		Recorded<Person> person = this.people.change(id, version,
				(before) -> before.correct(command, this.organisations));
		return Answers.changed(person, PersonView.of(person));
	}

	@GetMapping("/people")
	Page<PersonView> people(Caller caller, @RequestParam(required = false) @Nullable String name, Paging paging) {
		this.policy.requireSearchPeople(caller);
		return this.people.named(name, paging.cursor(), paging.limit()).map(PersonView::of);
	}

	@GetMapping("/people/{id}")
	ResponseEntity<PersonView> person(Caller caller, @PathVariable PersonId id) {
		this.policy.requireSeePerson(caller, id);
		Recorded<Person> person = this.people.get(id);
		return Answers.found(person, PersonView.of(person));
	}

	/**
	 * A person.
	 *
	 * @param id the person
	 * @param version how many changes the entry has seen
	 * @param name the full name
	 * @param organisationId the organisation the person works for, when stated
	 * @param language the language the person has chosen
	 */
	record PersonView(PersonId id, long version, String name, @Nullable OrganisationId organisationId,
			@Nullable Language language) {

		static PersonView of(Recorded<Person> recorded) {
			Person person = recorded.state();
			return new PersonView(person.id(), recorded.version().value(), person.name(), person.organisationId(),
					person.language());
		}

	}

}
