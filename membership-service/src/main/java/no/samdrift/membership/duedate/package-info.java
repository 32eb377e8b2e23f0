/** What happens by itself because a date is reached. */
@NullMarked
package no.samdrift.membership.duedate;

import org.jspecify.annotations.NullMarked;
