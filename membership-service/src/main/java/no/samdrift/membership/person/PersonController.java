package no.samdrift.membership.person;

import java.net.URI;
import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
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
		return Answers.created(URI.create("/people/" + person.id()), person, view(person, caller));
	}

	@PostMapping("/people/{id}/correct")
	ResponseEntity<PersonView> correct(Caller caller, @PathVariable PersonId id, @IfMatch Version version,
			@RequestBody @Valid RegisterPerson command) {
		this.policy.requireCoordinator(caller);
		Recorded<Person> person = this.people.change(id, version,
				(before) -> before.correct(command, this.organisations));
		return Answers.changed(person, view(person, caller));
	}

	/**
	 * People by name.
	 * @param name only those in whose names each of these words begins a word
	 * @param organisationId only those who work for this organisation
	 */
	@GetMapping("/people")
	Page<PersonView> people(Caller caller, @RequestParam(required = false) @Nullable String name,
			@RequestParam(required = false) @Nullable OrganisationId organisationId, Paging paging) {
		this.policy.requireSearchPeople(caller);
		return this.people.list(name, organisationId, paging.cursor(), paging.limit())
			.map((person) -> view(person, caller));
	}

	/**
	 * Who several ids stand for, in one call. Those that nobody has, and those that the
	 * caller may not see, are left out.
	 */
	@GetMapping(path = "/people", params = "id")
	Page<PersonView> peopleById(Caller caller, @RequestParam @Size(min = 1, max = Paging.MOST) List<PersonId> id) {
		List<Recorded<Person>> found = this.people.of(this.policy.requireSeeSomeOf(caller, id));
		return new Page<>(found.stream().map((person) -> view(person, caller)).toList(), null);
	}

	@GetMapping("/people/{id}")
	ResponseEntity<PersonView> person(Caller caller, @PathVariable PersonId id) {
		this.policy.requireSeePerson(caller, id);
		Recorded<Person> person = this.people.get(id);
		return Answers.found(person, view(person, caller));
	}

	private PersonView view(Recorded<Person> person, Caller caller) {
		return PersonView.of(person, this.policy.coordinates(caller) ? Person.COMMANDS : List.of());
	}

	/**
	 * A person.
	 *
	 * @param id the person
	 * @param version how many changes the entry has seen
	 * @param name the full name
	 * @param organisationId the organisation the person works for, when stated
	 * @param language the language the person has chosen
	 * @param commands what the caller may do with the entry
	 */
	record PersonView(PersonId id, long version, String name, @Nullable OrganisationId organisationId,
			@Nullable Language language, List<String> commands) {

		static PersonView of(Recorded<Person> recorded, List<String> commands) {
			Person person = recorded.state();
			return new PersonView(person.id(), recorded.version().value(), person.name(), person.organisationId(),
					person.language(), commands);
		}

	}

}
