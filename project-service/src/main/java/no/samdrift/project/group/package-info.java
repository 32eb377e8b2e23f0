/** The seats in the programmes' groups, as membership-service tells of them. */
@NullMarked
package no.samdrift.project.group;

import org.jspecify.annotations.NullMarked;
