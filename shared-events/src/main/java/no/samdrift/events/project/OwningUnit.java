package no.samdrift.events.project;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;

/**
 * The agency or field that owns a project's work, or receives it in operation (mission
 * C-43).
 *
 * @param organisationId the organisation it belongs to
 * @param names what it is called
 */
public record OwningUnit(OrganisationId organisationId, LanguageMap names) {

}
