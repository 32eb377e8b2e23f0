/**
 * For other modules' tests: tokens that are really signed and verified, and a check of
 * the texts of refusals.
 */
@NullMarked
package no.samdrift.http.testing;

import org.jspecify.annotations.NullMarked;
