package no.samdrift.events.project;

import no.samdrift.events.Provenance;

/**
 * Another name that a project has been called (mission T12, P42).
 *
 * @param name the other name
 * @param provenance who says that it is the same project, and how surely
 */
public record Alias(String name, Provenance provenance) {

}
