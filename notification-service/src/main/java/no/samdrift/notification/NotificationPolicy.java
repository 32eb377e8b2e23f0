package no.samdrift.notification;

import java.util.function.BiPredicate;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.http.Caller;
import no.samdrift.http.Forbidden;
import no.samdrift.http.OperatorPolicy;
import no.samdrift.http.problem.Rejected;

/**
 * Who may do what here ({@code architecture.md} 6), in one place:
 * <ul>
 * <li>An inbox is its owner's alone. Nobody reads or marks another's, not even an
 * operator: the inbox is always the caller's own.</li>
 * <li>A municipality's stream is for its own systems ({@code system}) and for those who
 * set them up ({@code integrator}). Staff read the same matters as pages; the whole
 * stream in bulk is more than their work asks for.</li>
 * <li>Whether a stream is open, and how far it goes, its own people may see, and an
 * operator, who sees no content by it.</li>
 * <li>An organisation's webhooks are set up by its own integrators. Its systems may look
 * at them. An operator sees how all of them go, but not where they go nor what they
 * carry.</li>
 * <li>Credentials for Kafka are made and revoked by the organisation's own integrators.
 * An operator may see which there are, and nobody sees a password twice.</li>
 * <li>A feed, which names no person, is also opened by the key in an address that the
 * organisation's integrators made for people's tools.</li>
 * <li>The audience rules are public.</li>
 * </ul>
 */
@Component
public class NotificationPolicy {

	/** Lets a person through to the own inbox. */
	public PersonId ownInbox(Caller caller) {
		return caller.person().orElseThrow(() -> Forbidden.because("needs-person"));
	}

	/** Lets an organisation's systems and integrators through to its stream. */
	public void readStream(Caller caller, OrganisationId organisation) {
		if (!caller.belongsTo(organisation)) {
			throw Forbidden.because("needs-own-organisation");
		}
		if (!caller.has(Role.INTEGRATOR) && !caller.has(Role.SYSTEM)) {
			throw Forbidden.because("needs-integrator");
		}
	}

	/**
	 * Lets an organisation's people, its systems and operators see how far its stream
	 * goes.
	 */
	public void seeStream(Caller caller, OrganisationId organisation) {
		if (!caller.belongsTo(organisation) && !caller.has(Role.OPERATOR)) {
			throw Forbidden.because("needs-own-organisation");
		}
	}

	/** Lets an organisation's integrators set up its webhooks. */
	public void manageSubscriptions(Caller caller, OrganisationId organisation) {
		if (!caller.belongsTo(organisation)) {
			throw Forbidden.because("needs-own-subscriptions");
		}
		if (!caller.has(Role.INTEGRATOR)) {
			throw Forbidden.because("needs-integrator-for-webhooks");
		}
		caller.actAs(Role.INTEGRATOR);
	}

	/** Whether the caller may set up the organisation's webhooks. */
	public boolean managesSubscriptions(Caller caller, OrganisationId organisation) {
		return caller.belongsTo(organisation) && caller.has(Role.INTEGRATOR);
	}

	/** Lets an organisation's integrators and systems look at its webhooks. */
	public void readSubscriptions(Caller caller, OrganisationId organisation) {
		if (!caller.belongsTo(organisation)) {
			throw Forbidden.because("needs-own-subscriptions");
		}
		if (!caller.has(Role.INTEGRATOR) && !caller.has(Role.SYSTEM)) {
			throw Forbidden.because("needs-integrator-for-webhooks");
		}
	}

	/** Lets operators see how all webhooks go. */
	public void seeSubscribers(Caller caller) {
		OperatorPolicy.requireMaySee(caller);
	}

	/**
	 * Lets an organisation's integrators make and revoke its credentials for Kafka.
	 * @return who does it
	 */
	public String manageKafkaCredentials(Caller caller, OrganisationId organisation) {
		if (!caller.belongsTo(organisation)) {
			throw Forbidden.because("needs-own-credentials");
		}
		if (!caller.has(Role.INTEGRATOR)) {
			throw Forbidden.because("needs-integrator-for-credentials");
		}
		return caller.actor(Role.INTEGRATOR).id();
	}

	/**
	 * Lets an organisation's integrators and operators see which credentials there are.
	 */
	public void readKafkaCredentials(Caller caller, OrganisationId organisation) {
		if (!caller.has(Role.OPERATOR)) {
			manageKafkaCredentials(caller, organisation);
		}
	}

	/**
	 * Lets through whoever may read the stream, and whoever has a key of the
	 * organisation's.
	 * @param opens whether a key opens an organisation's feed
	 */
	public void readFeed(Caller caller, OrganisationId organisation, @Nullable String key,
			BiPredicate<OrganisationId, String> opens) {
		if (key == null) {
			readStream(caller, organisation);
		}
		else if (!opens.test(organisation, key)) {
			throw Rejected.with(HttpStatus.FORBIDDEN, "feed-key-unknown");
		}
	}

	/**
	 * Lets an organisation's integrators make and revoke its feed addresses.
	 * @return who does it
	 */
	public String manageFeedAddresses(Caller caller, OrganisationId organisation) {
		if (!caller.belongsTo(organisation)) {
			throw Forbidden.because("needs-own-feed-addresses");
		}
		if (!caller.has(Role.INTEGRATOR)) {
			throw Forbidden.because("needs-integrator-for-feed-addresses");
		}
		return caller.actor(Role.INTEGRATOR).id();
	}

	/** Lets an organisation's integrators and operators see which addresses there are. */
	public void readFeedAddresses(Caller caller, OrganisationId organisation) {
		if (!caller.has(Role.OPERATOR)) {
			manageFeedAddresses(caller, organisation);
		}
	}

}
