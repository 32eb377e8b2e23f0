/** What notification-service tells: webhooks, and whether systems are in sync. */
@NullMarked
package no.samdrift.events.notification;

import org.jspecify.annotations.NullMarked;
