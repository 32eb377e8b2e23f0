/** Who is told of what, and why: rules as data. */
@NullMarked
package no.samdrift.notification.audience;

import org.jspecify.annotations.NullMarked;
