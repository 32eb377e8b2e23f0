/** Who may do and see what in membership-service, in one place. */
@NullMarked
package no.samdrift.membership.rights;

import org.jspecify.annotations.NullMarked;
