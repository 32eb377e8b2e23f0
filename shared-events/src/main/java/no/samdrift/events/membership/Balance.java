package no.samdrift.events.membership;

/**
 * How many seats represent whom (mission C-15, M13).
 *
 * @param municipalAdministration seats of municipal administrations
 * @param political seats of politics
 * @param business seats of business
 * @param academia seats of academia
 * @param county seats of counties
 */
public record Balance(int municipalAdministration, int political, int business, int academia, int county) {

}
