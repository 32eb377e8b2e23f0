/** People: the only place, with their cards, where names are kept. */
@NullMarked
package no.samdrift.membership.person;

import org.jspecify.annotations.NullMarked;
