/**
 * Puts events and reasons into words, in bokmål, nynorsk and English, with today's names.
 */
@NullMarked
package no.samdrift.notification.text;

import org.jspecify.annotations.NullMarked;
