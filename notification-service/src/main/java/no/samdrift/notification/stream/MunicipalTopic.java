package no.samdrift.notification.stream;

import no.samdrift.events.OrganisationId;

/** The topic that holds a municipality's or county's stream. */
public final class MunicipalTopic {

	private static final String PREFIX = "samdrift.municipality.";

	private MunicipalTopic() {
	}

	/** The topic's name: {@code samdrift.municipality.<organisationId>}. */
	public static String of(OrganisationId organisation) {
		return PREFIX + organisation.value();
	}

}
