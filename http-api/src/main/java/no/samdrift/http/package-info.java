/**
 * What every service's HTTP API shares: the caller, versions, answers, refusals of
 * access, pages.
 */
@NullMarked
package no.samdrift.http;

import org.jspecify.annotations.NullMarked;
