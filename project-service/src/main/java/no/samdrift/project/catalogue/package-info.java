/**
 * The public catalogue: open data about the projects that anybody may see.
 */
@NullMarked
package no.samdrift.project.catalogue;

import org.jspecify.annotations.NullMarked;
