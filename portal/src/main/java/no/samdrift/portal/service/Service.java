package no.samdrift.portal.service;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services that the portal's pages are made of. */
public enum Service {

	PROJECT, MEMBERSHIP, NOTIFICATION;

	/** The name by which operators know it, such as {@code project-service}. */
	public String label() {
		return name().toLowerCase(Locale.ROOT) + "-service";
	}

	/** The one that operators know by a name. */
	public static Optional<Service> labelled(String label) {
		return Arrays.stream(values()).filter((one) -> one.label().equals(label)).findFirst();
	}

}
