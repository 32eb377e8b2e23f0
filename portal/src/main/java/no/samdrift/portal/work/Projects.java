package no.samdrift.portal.work;

import java.util.List;

/**
 * The projects that concern an organisation.
 *
 * @param items those that came somewhere last
 * @param total how many there are
 */
record Projects(List<Project> items, long total) {

}
