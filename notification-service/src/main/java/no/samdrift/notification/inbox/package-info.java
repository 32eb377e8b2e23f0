/** What a person has been told: kept once per event, read, marked and followed live. */
@NullMarked
package no.samdrift.notification.inbox;

import org.jspecify.annotations.NullMarked;
