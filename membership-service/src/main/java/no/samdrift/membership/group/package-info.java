/**
 * Groups with their seats, the people's terms in them, and who held which seat on a day.
 */
@NullMarked
package no.samdrift.membership.group;

import org.jspecify.annotations.NullMarked;
