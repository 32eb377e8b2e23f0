/**
 * One ordered stream for each municipality and county: written once, read from a cursor.
 */
@NullMarked
package no.samdrift.notification.stream;

import org.jspecify.annotations.NullMarked;
