package no.samdrift.membership.person;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.client.model.Filters;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Unknown;
import no.samdrift.journal.Version;
import no.samdrift.membership.organisation.KnownPeople;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** All people. */
@Component
public class People implements KnownPeople {

	private final Aggregates<Person> all;

	People(Journal journal) {
		this.all = journal.aggregates(new PersonAggregate());
	}

	@Override
	public boolean knows(PersonId id) {
		return this.all.find(id.value()).isPresent();
	}

	/**
	 * The names of those who are known. Ask only for a reader who may see them.
	 */
	public Map<PersonId, String> names(Collection<PersonId> ids) {
		Map<PersonId, String> names = new LinkedHashMap<>();
		of(ids).forEach((person) -> names.put(person.state().id(), person.state().name()));
		return names;
	}

	/** Those of the people who are entered, in the order of {@code ids}. */
	List<Recorded<Person>> of(Collection<PersonId> ids) {
		return List.copyOf(this.all.findAll(ids.stream().map(PersonId::value).toList()).values());
	}

	/**
	 * The person as entered now.
	 * @throws Unknown when nobody is
	 */
	public Recorded<Person> get(PersonId id) {
		return this.all.get(id.value());
	}

	Recorded<Person> create(PersonId id, Supplier<Outcome<Person>> command) {
		return this.all.create(id.value(), command);
	}

	Recorded<Person> change(PersonId id, Version version, Function<Person, Outcome<Person>> command) {
		return this.all.change(id.value(), version, command);
	}

	Page<Recorded<Person>> list(@Nullable String words, @Nullable OrganisationId organisation, @Nullable String cursor,
			int limit) {
		List<Bson> filters = new ArrayList<>();
		if (words != null && !words.isBlank()) {
			filters.add(Aggregates.matching(words));
		}
		if (organisation != null) {
			filters.add(Filters.eq("state.organisationId", organisation.value()));
		}
		return this.all.list(filters.isEmpty() ? null : Filters.and(filters), cursor, limit);
	}

}
