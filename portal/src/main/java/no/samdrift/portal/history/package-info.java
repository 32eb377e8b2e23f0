/** What has happened to something: who did it, when, why, and the events behind it. */
@NullMarked
package no.samdrift.portal.history;

import org.jspecify.annotations.NullMarked;
