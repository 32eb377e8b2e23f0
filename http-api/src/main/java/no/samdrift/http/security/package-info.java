/**
 * Who calls: the OIDC token, read into a caller; nothing here decides what a caller may
 * do.
 */
@NullMarked
package no.samdrift.http.security;

import org.jspecify.annotations.NullMarked;
