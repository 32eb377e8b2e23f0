package no.samdrift.journal;

import no.samdrift.events.Actor;
import no.samdrift.events.Id;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;

/** Who acts in tests. */
public final class Acts {

	private Acts() {
	}

	/** A coordinator without an idempotency key. */
	public static Act coordinator() {
		return new Act(new Actor("demo-p01", Role.COORDINATOR, new OrganisationId("demo-fjordvik")), "collect", null,
				Id.next(), null, null, null, null);
	}

	/** A coordinator whose request has a key and a digest. */
	public static Act withKey(String key, String digest) {
		return new Act(new Actor("demo-p01", Role.COORDINATOR, new OrganisationId("demo-fjordvik")), "collect", null,
				Id.next(), null, null, key, digest);
	}

}
