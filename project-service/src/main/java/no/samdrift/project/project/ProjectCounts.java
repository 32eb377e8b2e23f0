package no.samdrift.project.project;

import java.util.Map;

import no.samdrift.events.project.ProjectState;

/**
 * How many projects match, of those that the reader may see.
 *
 * @param total all of them
 * @param byState those in each state, every state named
 * @param unknownState those of which nobody has said where they are
 * @param waiting those to which somebody owes an act
 */
record ProjectCounts(long total, Map<ProjectState, Long> byState, long unknownState, long waiting) {

}
