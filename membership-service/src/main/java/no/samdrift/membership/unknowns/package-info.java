/** What is not known: the honest answer to questions that nobody has answered. */
@NullMarked
package no.samdrift.membership.unknowns;

import org.jspecify.annotations.NullMarked;
