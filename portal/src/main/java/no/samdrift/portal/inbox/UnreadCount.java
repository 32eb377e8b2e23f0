package no.samdrift.portal.inbox;

import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Services;

import org.springframework.stereotype.Component;

/** How many notifications the reader has not read: on every page. */
@Component
public class UnreadCount {

	private final Services services;

	UnreadCount(Services services) {
		this.services = services;
	}

	/** The number. */
	public Long current() {
		return this.services.notification().get(Address.of("/inbox/unread-count")).body().path("unread").asLong();
	}

}
