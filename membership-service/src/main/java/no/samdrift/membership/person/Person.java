package no.samdrift.membership.person;

import java.util.List;
import java.util.Map;

import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.PersonEvent.PersonCorrected;
import no.samdrift.events.membership.PersonEvent.PersonRegistered;
import no.samdrift.journal.Conditions;
import no.samdrift.journal.Outcome;
import no.samdrift.membership.organisation.KnownOrganisations;
import org.jspecify.annotations.Nullable;

/**
 * A person. The id never holds the name, and a surname never identifies anybody (T9).
 *
 * @param id the person
 * @param name the full name
 * @param organisationId the organisation the person works for, when stated
 * @param language the language the person has chosen
 */
public record Person(PersonId id, String name, @Nullable OrganisationId organisationId, @Nullable Language language) {

	/** The commands that an entry allows, as they are called over HTTP. */
	static final List<String> COMMANDS = List.of("correct");

	static Outcome<Person> register(PersonId id, RegisterPerson command, KnownOrganisations organisations) {
		requireKnown(command.organisationId(), organisations);
		Person person = new Person(id, command.name().strip(), command.organisationId(), command.language());
		return Outcome.of(person, new PersonRegistered(id, command.organisationId()));
	}

	/** Corrects the entry; all of it is given anew. */
	Outcome<Person> correct(RegisterPerson command, KnownOrganisations organisations) {
		Person corrected = new Person(this.id, command.name().strip(), command.organisationId(), command.language());
		if (corrected.equals(this)) {
			return Outcome.unchanged(this);
		}
		requireKnown(command.organisationId(), organisations);
		return Outcome.of(corrected, new PersonCorrected(this.id, command.organisationId()));
	}

	private static void requireKnown(@Nullable OrganisationId organisation, KnownOrganisations organisations) {
		if (organisation != null) {
			Conditions.all()
				.and(organisations.knows(organisation), "organisation-unknown",
						Map.of("organisation", organisation.value()))
				.orRefuse();
		}
	}

}
