package no.samdrift.quickstart.users;

/**
 * A fictive organisation.
 *
 * @param id the id that the services know it by
 * @param name its name, marked as demo
 * @param type what kind of actor it is
 * @param languageDecision the written Norwegian it has decided for
 */
public record DemoOrganisation(String id, String name, String type, String languageDecision) {
}
