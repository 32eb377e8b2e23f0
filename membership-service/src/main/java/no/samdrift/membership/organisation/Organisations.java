package no.samdrift.membership.organisation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import com.mongodb.client.model.Filters;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.OrganisationCode;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.http.Paging;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Unknown;
import no.samdrift.journal.Version;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/** All organisations. */
@Component
public class Organisations implements KnownOrganisations, CodeRegister {

	private static final int ALL_WITH_A_CODE = 50;

	private final Aggregates<Organisation> all;

	Organisations(Journal journal) {
		this.all = journal.aggregates(new OrganisationAggregate());
	}

	public Optional<Organisation> find(OrganisationId id) {
		return this.all.find(id.value()).map(Recorded::state);
	}

	@Override
	public boolean knows(OrganisationId id) {
		return this.all.find(id.value()).isPresent();
	}

	@Override
	public boolean takenBySomebodyElse(OrganisationId own, OrganisationCode code) {
		return withCode(code.value()).stream()
			.filter((other) -> !other.id().equals(own))
			.flatMap((other) -> other.codes().stream())
			.filter((taken) -> taken.scheme() == code.scheme() && taken.value().equals(code.value()))
			.anyMatch((taken) -> CodesInTime.overlap(List.of(taken, code)));
	}

	/** Those of the organisations that are registered, in the order of {@code ids}. */
	List<Recorded<Organisation>> of(Collection<OrganisationId> ids) {
		return List.copyOf(this.all.findAll(ids.stream().map(OrganisationId::value).toList()).values());
	}

	/**
	 * The organisation as it is recorded now.
	 * @throws Unknown when there is none
	 */
	public Recorded<Organisation> get(OrganisationId id) {
		return this.all.get(id.value());
	}

	/** Who changed the entry, when, and the events behind it; newest first. */
	Page<HistoryLine> history(OrganisationId id, Paging paging) {
		return this.all.history(id.value(), paging.cursor(), paging.limit());
	}

	Recorded<Organisation> create(OrganisationId id, Supplier<Outcome<Organisation>> command) {
		return this.all.create(id.value(), command);
	}

	Recorded<Organisation> change(OrganisationId id, Version version,
			Function<Organisation, Outcome<Organisation>> command) {
		return this.all.change(id.value(), version, command);
	}

	/** A municipality hears that it was split off, if it is registered. */
	public void hearOfSplit(OrganisationId splitOff, OrganisationId parent, LocalDate validFrom) {
		if (knows(splitOff)) {
			this.all.react(splitOff.value(), (organisation) -> organisation.splitOffFrom(parent, validFrom));
		}
	}

	/** Organisations that had the code on the day, or may have had it. */
	List<Recorded<Organisation>> byCode(String code, LocalDate on) {
		return this.all.list(Filters.eq("state.codes.value", code), null, ALL_WITH_A_CODE)
			.items()
			.stream()
			.filter((organisation) -> organisation.state().hasCode(code, on))
			.toList();
	}

	Page<Recorded<Organisation>> list(@Nullable OrganisationType type, @Nullable String words, @Nullable String cursor,
			int limit) {
		List<Bson> filters = new ArrayList<>();
		if (type != null) {
			filters.add(Filters.eq("state.type", type.name()));
		}
		if (words != null && !words.isBlank()) {
			filters.add(Aggregates.matching(words));
		}
		return this.all.list(filters.isEmpty() ? null : Filters.and(filters), cursor, limit);
	}

	private List<Organisation> withCode(String code) {
		return this.all.list(Filters.eq("state.codes.value", code), null, ALL_WITH_A_CODE)
			.items()
			.stream()
			.map(Recorded::state)
			.toList();
	}

}
