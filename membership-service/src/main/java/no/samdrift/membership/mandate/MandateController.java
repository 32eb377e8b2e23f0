package no.samdrift.membership.mandate;

import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectId;
import no.samdrift.http.Answers;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.http.Paging;
import no.samdrift.journal.HistoryLine;
import no.samdrift.journal.Page;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import no.samdrift.journal.replica.Replica;
import no.samdrift.membership.group.Group;
import no.samdrift.membership.group.Groups;
import no.samdrift.membership.rights.MembershipPolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Mandates over HTTP. Everybody may read them. */
@RestController
class MandateController {

	private final Mandates mandates;

	private final Groups groups;

	private final Replica<ProjectCard> projects;

	private final MembershipPolicy policy;

	private final Clock clock;

	MandateController(Mandates mandates, Groups groups, Replica<ProjectCard> projects, MembershipPolicy policy,
			Clock clock) {
		this.mandates = mandates;
		this.groups = groups;
		this.projects = projects;
		this.policy = policy;
		this.clock = clock;
	}

	@PostMapping("/mandates")
	ResponseEntity<MandateView> issueMandate(Caller caller, @RequestBody @Valid IssueMandate command) {
		Group group = this.groups.get(command.groupId()).state();
		this.policy.requireMandateGiver(caller, group.on(today()).holders());
		MandateId id = (command.id() != null) ? command.id() : MandateId.next();
		Recorded<Mandate> mandate = this.mandates.create(id, () -> Mandate.issue(id, command, group.kind(),
				group.seatedOrganisations(), this.projects.require(command.projectId().value())));
		return Answers.created(URI.create("/mandates/" + mandate.id()), mandate, view(mandate, caller, group));
	}

	@PostMapping("/mandates/{id}/revoke")
	ResponseEntity<MandateView> revoke(Caller caller, @PathVariable MandateId id, @IfMatch Version version,
			@RequestBody @Valid Revoke command) {
		Group group = this.groups.get(this.mandates.get(id).state().groupId()).state();
		this.policy.requireMandateGiver(caller, group.on(today()).holders());
		Recorded<Mandate> mandate = this.mandates.change(id, version, (before) -> before.revoke(command.reason()));
		return Answers.changed(mandate, view(mandate, caller, group));
	}

	/**
	 * Mandates, in the order of their ids.
	 * @param endsBy only those whose last day is that day or before it
	 */
	@GetMapping("/mandates")
	Page<MandateView> mandates(Caller caller, @RequestParam(required = false) @Nullable ProjectId projectId,
			@RequestParam(required = false) @Nullable GroupId groupId,
			@RequestParam(required = false) @Nullable MandateState state,
			@RequestParam(required = false) @Nullable LocalDate endsBy, Paging paging) {
		Page<Recorded<Mandate>> page = this.mandates.list(projectId, groupId, state, endsBy, paging.cursor(),
				paging.limit());
		Map<GroupId, Group> givers = this.groups
			.of(page.items().stream().map((mandate) -> mandate.state().groupId()).toList());
		return page.map((mandate) -> view(mandate, caller, givers.get(mandate.state().groupId())));
	}

	@GetMapping("/mandates/{id}")
	ResponseEntity<MandateView> mandate(Caller caller, @PathVariable MandateId id) {
		Recorded<Mandate> mandate = this.mandates.get(id);
		Group group = this.groups.get(mandate.state().groupId()).state();
		return Answers.found(mandate, view(mandate, caller, group));
	}

	/** Who changed the mandate, when, and the events behind it; newest first. */
	@GetMapping("/mandates/{id}/history")
	Page<HistoryLine> history(Caller caller, @PathVariable MandateId id, Paging paging) {
		Group group = this.groups.get(this.mandates.get(id).state().groupId()).state();
		this.policy.requireSeesMatters(caller, group.seatedOrganisations(), group.on(today()).holders());
		return this.mandates.history(id, paging);
	}

	private MandateView view(Recorded<Mandate> mandate, Caller caller, Group group) {
		boolean may = this.policy.givesMandates(caller, group.on(today()).holders());
		return MandateView.of(mandate, today(), may ? mandate.state().legalMoves() : List.of());
	}

	private LocalDate today() {
		return LocalDate.now(this.clock);
	}

	/**
	 * The group takes the mandate back.
	 *
	 * @param reason why
	 */
	record Revoke(@NotNull LanguageMap reason) {
	}

	/**
	 * A mandate.
	 *
	 * @param id the mandate
	 * @param version how many changes it has seen
	 * @param groupId the steering group that gave it
	 * @param projectId the project that has it
	 * @param scope what it allows
	 * @param limits what it does not allow, in words
	 * @param validFrom the first day
	 * @param validTo the last day
	 * @param grounds why it was given
	 * @param state issued, expired or revoked
	 * @param validToday whether it is valid today
	 * @param revokedBecause why it was taken back
	 * @param commands what the caller may do with it
	 */
	record MandateView(MandateId id, long version, GroupId groupId, ProjectId projectId, Set<MandateScope> scope,
			@Nullable LanguageMap limits, LocalDate validFrom, LocalDate validTo, LanguageMap grounds,
			MandateState state, boolean validToday, @Nullable LanguageMap revokedBecause, List<String> commands) {

		static MandateView of(Recorded<Mandate> recorded, LocalDate today, List<String> commands) {
			Mandate mandate = recorded.state();
			return new MandateView(mandate.id(), recorded.version().value(), mandate.groupId(), mandate.projectId(),
					mandate.scope(), mandate.limits(), mandate.validFrom(), mandate.validTo(), mandate.grounds(),
					mandate.state(), mandate.validOn(today), mandate.revokedBecause(), commands);
		}

	}

}
