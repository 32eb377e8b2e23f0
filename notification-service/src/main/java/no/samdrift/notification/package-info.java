/**
 * Tells colleagues and municipal systems what has happened, each what concerns it and it
 * may see.
 */
@NullMarked
package no.samdrift.notification;

import org.jspecify.annotations.NullMarked;
