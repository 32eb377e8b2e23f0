package no.samdrift.events.membership;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;

/** What happens to an organisation (mission M01, M07). */
public sealed interface OrganisationEvent extends DomainEvent {

	OrganisationId organisationId();

	/** An organisation entered the register. */
	record OrganisationRegistered(OrganisationId organisationId, LanguageMap names, OrganisationType type,
			List<OrganisationCode> codes, Provenance provenance) implements OrganisationEvent {
	}

	/**
	 * A municipality has another number from a day on; the old one stays valid for
	 * before.
	 */
	record MunicipalityNumberChanged(OrganisationId organisationId, String number,
			LocalDate validFrom) implements OrganisationEvent {
	}

	/** Another municipality was split off from this one. */
	record MunicipalitySplit(OrganisationId organisationId, OrganisationId splitOff,
			LocalDate validFrom) implements OrganisationEvent {
	}

	/** This municipality came into being by being split off from another. */
	record MunicipalitySplitOff(OrganisationId organisationId, OrganisationId splitFrom,
			LocalDate validFrom) implements OrganisationEvent {
	}

	/** This municipality was merged into another. */
	record MunicipalitiesMerged(OrganisationId organisationId, OrganisationId mergedInto,
			LocalDate validFrom) implements OrganisationEvent {
	}

	/** Which written Norwegian the organisation has decided for was recorded. */
	record LanguageDecisionRecorded(OrganisationId organisationId, LanguageDecision decision,
			Provenance provenance) implements OrganisationEvent {
	}

	/** An office has another holder (M07). */
	record OfficeHolderChanged(OrganisationId organisationId, String office, PersonId holder,
			PartialDate since) implements OrganisationEvent {
	}

}
