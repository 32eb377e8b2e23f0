/**
 * membership-service: who is in which group, for whom, since when, with which mandate.
 */
@NullMarked
package no.samdrift.membership;

import org.jspecify.annotations.NullMarked;
