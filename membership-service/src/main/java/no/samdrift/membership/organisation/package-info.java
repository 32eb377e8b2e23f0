/** The register of organisations: names, dated codes, language decisions, offices. */
@NullMarked
package no.samdrift.membership.organisation;

import org.jspecify.annotations.NullMarked;
