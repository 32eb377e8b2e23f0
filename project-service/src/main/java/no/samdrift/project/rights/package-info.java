/** Who may do what with projects, and who may see what. */
@NullMarked
package no.samdrift.project.rights;

import org.jspecify.annotations.NullMarked;
