/** What follows by itself from what this service has told. */
@NullMarked
package no.samdrift.membership.reaction;

import org.jspecify.annotations.NullMarked;
