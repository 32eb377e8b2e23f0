/**
 * Who reads: signing in and out at the organisation's own issuer, and what is kept
 * meanwhile.
 */
@NullMarked
package no.samdrift.portal.signin;

import org.jspecify.annotations.NullMarked;
