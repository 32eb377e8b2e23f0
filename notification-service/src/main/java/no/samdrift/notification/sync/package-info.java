/** The proof that a municipality's systems have what they should have. */
@NullMarked
package no.samdrift.notification.sync;

import org.jspecify.annotations.NullMarked;
