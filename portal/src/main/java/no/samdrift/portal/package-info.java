/**
 * Web pages for staff and public. The portal owns no data: it calls the services with the
 * reader's own token.
 */
@NullMarked
package no.samdrift.portal;

import org.jspecify.annotations.NullMarked;
