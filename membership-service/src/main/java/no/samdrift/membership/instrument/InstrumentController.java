package no.samdrift.membership.instrument;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import no.samdrift.events.membership.GroupId;
import no.samdrift.http.Caller;
import no.samdrift.membership.group.Group;
import no.samdrift.membership.group.Groups;
import no.samdrift.membership.mandate.Mandates;
import no.samdrift.membership.rights.MembershipPolicy;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How often a group has used each of its instruments. */
@RestController
class InstrumentController {

	private final Groups groups;

	private final Mandates mandates;

	private final MembershipPolicy policy;

	private final Clock clock;

	InstrumentController(Groups groups, Mandates mandates, MembershipPolicy policy, Clock clock) {
		this.groups = groups;
		this.mandates = mandates;
		this.policy = policy;
		this.clock = clock;
	}

	/**
	 * Each instrument with the number of times it was used. A mandate counts when it is
	 * issued; the others have no command yet, so nobody can have used them here.
	 */
	@GetMapping("/groups/{id}/instruments")
	Used instruments(Caller caller, @PathVariable GroupId id) {
		Group group = this.groups.get(id).state();
		this.policy.requireSeesGroup(caller, group.kind(), group.seatedOrganisations(),
				group.on(LocalDate.now(this.clock)).holders());
		int mandatesGiven = this.mandates.givenBy(id);
		return new Used(id,
				Stream.of(Instrument.values())
					.map((instrument) -> new Use(instrument, (instrument == Instrument.MANDATE) ? mandatesGiven : 0))
					.toList());
	}

	/** Direction, resources, mandate, spread: exactly four. */
	enum Instrument {

		DIRECTION, RESOURCES, MANDATE, SPREAD

	}

	/**
	 * How often each instrument was used.
	 *
	 * @param groupId the group
	 * @param instruments each of the four
	 */
	record Used(GroupId groupId, List<Use> instruments) {
	}

	/**
	 * How often an instrument was used.
	 *
	 * @param instrument which
	 * @param timesUsed how often
	 */
	record Use(Instrument instrument, int timesUsed) {
	}

}
