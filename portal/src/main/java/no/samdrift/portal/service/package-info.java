/** Calls to the services with the reader's own token, and what may come back. */
@NullMarked
package no.samdrift.portal.service;

import org.jspecify.annotations.NullMarked;
