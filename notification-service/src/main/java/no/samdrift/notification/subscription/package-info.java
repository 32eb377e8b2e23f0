/** What a municipality has subscribed to: its receivers, filters and where they begin. */
@NullMarked
package no.samdrift.notification.subscription;

import org.jspecify.annotations.NullMarked;
