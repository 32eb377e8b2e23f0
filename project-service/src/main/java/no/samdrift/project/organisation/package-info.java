/** The organisations of the register, as membership-service tells of them. */
@NullMarked
package no.samdrift.project.organisation;

import org.jspecify.annotations.NullMarked;
