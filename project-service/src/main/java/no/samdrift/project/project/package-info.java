/**
 * A project on its way from idea to operation: its rules, its states, who may see it, and
 * how it is reached over HTTP.
 */
@NullMarked
package no.samdrift.project.project;

import org.jspecify.annotations.NullMarked;
