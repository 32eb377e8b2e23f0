package no.samdrift.membership.person;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import no.samdrift.events.PersonId;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import no.samdrift.membership.organisation.KnownPeople;
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
		for (PersonId id : ids) {
			if (!names.containsKey(id)) {
				find(id).ifPresent((person) -> names.put(id, person.name()));
			}
		}
		return names;
	}

	Optional<Person> find(PersonId id) {
		return this.all.find(id.value()).map(Recorded::state);
	}

	Recorded<Person> get(PersonId id) {
		return this.all.get(id.value());
	}

	Recorded<Person> create(PersonId id, Supplier<Outcome<Person>> command) {
		return this.all.create(id.value(), command);
	}

	Recorded<Person> change(PersonId id, Version version, Function<Person, Outcome<Person>> command) {
		return this.all.change(id.value(), version, command);
	}

	Page<Recorded<Person>> named(@Nullable String words, @Nullable String cursor, int limit) {
		return this.all.list((words != null && !words.isBlank()) ? Aggregates.matching(words) : null, cursor, limit);
	}

}
