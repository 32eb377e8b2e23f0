/**
 * Who holds the offices of an organisation, by name, for those who may look people up.
 */
@NullMarked
package no.samdrift.membership.office;

import org.jspecify.annotations.NullMarked;
