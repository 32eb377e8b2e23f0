package no.samdrift.notification.access;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import no.samdrift.events.OrganisationId;
import no.samdrift.http.Caller;
import no.samdrift.notification.NotificationPolicy;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.stream.MunicipalTopic;

/** The credentials by which a municipality's systems read its stream over Kafka. */
@RestController
@RequestMapping("/municipalities/{organisationId}/kafka-credentials")
@Tag(name = "Kafka credentials", description = "A user at Kafka that may read one stream and nothing else")
class KafkaCredentialController {

	private final KafkaCredentials credentials;

	private final KafkaAccessProperties properties;

	private final Facts facts;

	private final NotificationPolicy policy;

	KafkaCredentialController(KafkaCredentials credentials, KafkaAccessProperties properties, Facts facts,
			NotificationPolicy policy) {
		this.credentials = credentials;
		this.properties = properties;
		this.facts = facts;
		this.policy = policy;
	}

	@GetMapping
	@Operation(summary = "The credentials, without their passwords")
	List<KafkaCredential> list(Caller caller, @PathVariable OrganisationId organisationId) {
		this.policy.readKafkaCredentials(caller, organisationId);
		this.facts.requireMunicipality(organisationId);
		return this.credentials.all(organisationId);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Makes a credential; its password is in this answer and nowhere else",
			description = "Whoever loses the answer revokes the credential and makes another: nothing can tell the password again.")
	@ApiResponse(responseCode = "503",
			description = "The broker keeps no users or rights (kafka-credentials-not-available)")
	Made create(Caller caller, @PathVariable OrganisationId organisationId, @RequestBody @Valid Wish wish) {
		String by = this.policy.manageKafkaCredentials(caller, organisationId);
		this.facts.requireMunicipality(organisationId);
		return made(organisationId, this.credentials.create(organisationId, wish.purpose(), by));
	}

	@PostMapping("/{username}/rotate")
	@Operation(summary = "Gives a credential another password; the one before ends at once")
	Made rotate(Caller caller, @PathVariable OrganisationId organisationId, @PathVariable String username) {
		this.policy.manageKafkaCredentials(caller, organisationId);
		return made(organisationId, this.credentials.rotate(organisationId, username));
	}

	@PostMapping("/{username}/revoke")
	@Operation(summary = "Takes a credential away, with its rights")
	KafkaCredential revoke(Caller caller, @PathVariable OrganisationId organisationId, @PathVariable String username) {
		String by = this.policy.manageKafkaCredentials(caller, organisationId);
		return this.credentials.revoke(organisationId, username, by);
	}

	private Made made(OrganisationId organisation, KafkaCredentials.Secret secret) {
		return new Made(secret.credential(), secret.password(), this.properties.bootstrapServers(),
				this.properties.securityProtocol(), KafkaUsers.MECHANISM, MunicipalTopic.of(organisation),
				KafkaCredentials.groupPrefix(organisation));
	}

	/**
	 * A wish for a credential.
	 *
	 * @param purpose what it is for, such as the name of the system
	 */
	record Wish(@NotBlank @Size(max = 100) String purpose) {
	}

	/**
	 * A credential that was made, with all that a Kafka client needs.
	 *
	 * @param credential the credential
	 * @param password shown here only
	 * @param bootstrapServers where to connect
	 * @param securityProtocol how
	 * @param saslMechanism {@code SCRAM-SHA-512}
	 * @param topic the municipality's stream; read it with
	 * {@code isolation.level=read_committed}
	 * @param groupPrefix how consumer groups must begin
	 */
	record Made(KafkaCredential credential, String password, String bootstrapServers, String securityProtocol,
			String saslMechanism, String topic, String groupPrefix) {

		@Override
		public String toString() {
			return this.credential.username();
		}

	}

}
