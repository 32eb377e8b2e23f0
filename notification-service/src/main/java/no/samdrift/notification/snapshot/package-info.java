/** How everything is now for a municipality. */
@NullMarked
package no.samdrift.notification.snapshot;

import org.jspecify.annotations.NullMarked;
