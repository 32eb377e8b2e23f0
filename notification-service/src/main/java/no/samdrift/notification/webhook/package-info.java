/**
 * Delivers a municipality's stream to its receivers over HTTP: signed, in order, as long
 * as it takes.
 */
@NullMarked
package no.samdrift.notification.webhook;

import org.jspecify.annotations.NullMarked;
