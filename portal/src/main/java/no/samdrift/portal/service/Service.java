package no.samdrift.portal.service;

import java.util.Locale;

/** The services that the portal's pages are made of. */
public enum Service {

	PROJECT, MEMBERSHIP, NOTIFICATION;

	/** The name by which operators know it, such as {@code project-service}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT) + "-service";
	}

}
