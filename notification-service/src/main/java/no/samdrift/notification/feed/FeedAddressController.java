package no.samdrift.notification.feed;

import java.util.List;

import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.util.UriComponentsBuilder;

import no.samdrift.events.OrganisationId;
import no.samdrift.http.Caller;
import no.samdrift.notification.NotificationPolicy;
import no.samdrift.notification.facts.Facts;

/** The addresses by which people's tools read a municipality's feed. */
@RestController
@RequestMapping("/municipalities/{organisationId}/feed-addresses")
@Tag(name = "Feeds")
class FeedAddressController {

	private final FeedAddresses addresses;

	private final Facts facts;

	private final NotificationPolicy policy;

	FeedAddressController(FeedAddresses addresses, Facts facts, NotificationPolicy policy) {
		this.addresses = addresses;
		this.facts = facts;
		this.policy = policy;
	}

	@GetMapping
	@Operation(summary = "The feed addresses, without their keys")
	List<FeedAddress> list(Caller caller, @PathVariable OrganisationId organisationId) {
		this.policy.readFeedAddresses(caller, organisationId);
		this.facts.requireMunicipality(organisationId);
		return this.addresses.all(organisationId);
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	@Operation(summary = "Makes an address that reads the feed without a token",
			description = "For tools that people read feeds with. The key is in this answer and nowhere else: whoever loses it revokes the address and makes another.")
	Made make(Caller caller, @PathVariable OrganisationId organisationId, @RequestBody @Valid Wish wish) {
		String by = this.policy.manageFeedAddresses(caller, organisationId);
		this.facts.requireMunicipality(organisationId);
		FeedAddresses.Key made = this.addresses.make(organisationId, wish.name(), by);
		return new Made(made.address(), path(organisationId, "feed.atom", made.key()),
				path(organisationId, "feed.json", made.key()));
	}

	@PostMapping("/{id}/revoke")
	@Operation(summary = "Ends an address at once")
	FeedAddress revoke(Caller caller, @PathVariable OrganisationId organisationId, @PathVariable String id) {
		return this.addresses.revoke(organisationId, id, this.policy.manageFeedAddresses(caller, organisationId));
	}

	private static String path(OrganisationId organisation, String feed, String key) {
		return UriComponentsBuilder.fromPath("/municipalities/{organisationId}/{feed}")
			.queryParam("key", key)
			.buildAndExpand(organisation.value(), feed)
			.toUriString();
	}

	/**
	 * A wish for an address.
	 *
	 * @param name what it is for, such as the tool's name
	 */
	record Wish(@NotBlank @Size(max = 100) String name) {
	}

	/**
	 * An address that was made.
	 *
	 * @param address the address, without its key
	 * @param atom path and query of the Atom feed, with the key; shown here only
	 * @param json the same of the JSON Feed
	 */
	record Made(FeedAddress address, String atom, String json) {

		@Override
		public String toString() {
			return this.address.id();
		}

	}

}
