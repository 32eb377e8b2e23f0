/**
 * The register of organisations and people: numbers, offices, and the seats they hold.
 */
@NullMarked
package no.samdrift.portal.organisation;

import org.jspecify.annotations.NullMarked;
