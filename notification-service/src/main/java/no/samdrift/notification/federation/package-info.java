/**
 * Follows other programmes that have a Samdrift of their own: what everybody may see
 * there arrives here as another municipality's events would.
 */
@NullMarked
package no.samdrift.notification.federation;

import org.jspecify.annotations.NullMarked;
