/** What the other services have told of how things are now, kept in memory only. */
@NullMarked
package no.samdrift.notification.facts;

import org.jspecify.annotations.NullMarked;
