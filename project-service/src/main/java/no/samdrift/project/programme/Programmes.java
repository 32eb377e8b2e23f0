package no.samdrift.project.programme;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.mongodb.client.model.Filters;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.http.Paging;
import no.samdrift.journal.Aggregates;
import no.samdrift.journal.Journal;
import no.samdrift.journal.Outcome;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.journal.Version;
import org.springframework.stereotype.Component;

/** All programmes. */
@Component
public class Programmes {

	/** No organisation hosts more programmes than this. */
	private static final int MOST = 200;

	private final Aggregates<Programme> all;

	Programmes(Journal journal) {
		this.all = journal.aggregates(new ProgrammeType());
	}

	/**
	 * The programme that a new project is to be in.
	 * @throws Refused when there is no such programme
	 */
	public Programme of(ProgrammeId id) {
		return this.all.find(id.value())
			.map(Recorded::state)
			.orElseThrow(() -> Refused.input(Unmet.field("programmeId", "programme-unknown")));
	}

	/** The organisations that host the programmes; nothing for one that there is not. */
	public Map<ProgrammeId, OrganisationId> hosts(Set<ProgrammeId> ids) {
		if (ids.isEmpty()) {
			return Map.of();
		}
		return this.all.list(Filters.in("_id", ids.stream().map(ProgrammeId::value).toList()), null, ids.size())
			.items()
			.stream()
			.map(Recorded::state)
			.collect(Collectors.toMap(Programme::id, Programme::hostOrganisationId));
	}

	/** The programmes that an organisation hosts. */
	public List<ProgrammeId> hostedBy(OrganisationId host) {
		return this.all.list(Filters.eq("state.hostOrganisationId", host.value()), null, MOST)
			.items()
			.stream()
			.map((programme) -> programme.state().id())
			.toList();
	}

	Recorded<Programme> get(ProgrammeId id) {
		return this.all.get(id.value());
	}

	Page<Recorded<Programme>> list(Paging paging) {
		return this.all.list(null, paging.cursor(), paging.limit());
	}

	Recorded<Programme> create(ProgrammeId id, Supplier<Outcome<Programme>> command) {
		return this.all.create(id.value(), command);
	}

	Recorded<Programme> change(ProgrammeId id, Version version, Function<Programme, Outcome<Programme>> command) {
		return this.all.change(id.value(), version, command);
	}

}
