package no.samdrift.notification;

import org.springframework.stereotype.Component;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.http.Caller;
import no.samdrift.http.Forbidden;

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

}
