package no.samdrift.notification.sync;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import no.samdrift.events.OrganisationId;
import no.samdrift.http.Caller;
import no.samdrift.http.problem.Rejected;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.notification.NotificationPolicy;
import no.samdrift.notification.facts.Facts;

/** The proof that a municipality's systems have what they should have (mission E12). */
@RestController
@RequestMapping("/municipalities/{organisationId}")
@Tag(name = "Municipality's stream")
class SyncProofController {

	private final SyncProofs proofs;

	private final Proofs last;

	private final Facts facts;

	private final NotificationPolicy policy;

	SyncProofController(SyncProofs proofs, Proofs last, Facts facts, NotificationPolicy policy) {
		this.proofs = proofs;
		this.last = last;
		this.facts = facts;
		this.policy = policy;
	}

	@PostMapping("/sync-proof")
	@Operation(summary = "Whether a system has what it should have",
			description = "The system says how far it has read and one digest for each kind that it keeps. When a digest "
					+ "differs, the same with its resources names what is missing, stale or unexpected.")
	@ApiResponse(responseCode = "400",
			description = "The cursor is none of ours (cursor-unknown), or something is missing or malformed")
	@ApiResponse(responseCode = "410", description = "The cursor does not lead to its place any more (cursor-expired)")
	ProofResult prove(Caller caller, @PathVariable OrganisationId organisationId,
			@RequestBody @Valid ProofOffered offered) {
		this.policy.readStream(caller, organisationId);
		this.facts.requireMunicipality(organisationId);
		if (!offered.hasOnePlace()) {
			throw Rejected.badRequest(Unmet.field("cursor", "cursor-or-offset"));
		}
		return this.proofs.check(organisationId, caller.actor().id(), offered);
	}

	@GetMapping("/sync-proofs")
	@Operation(summary = "The last proof of each of the municipality's systems",
			description = "In numbers only, so that operators may see it too.")
	List<Proofs.View> last(Caller caller, @PathVariable OrganisationId organisationId) {
		this.policy.seeStream(caller, organisationId);
		this.facts.requireMunicipality(organisationId);
		return this.last.of(organisationId);
	}

}
