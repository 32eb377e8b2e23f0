/** What can be chosen in forms and filters, by the names that readers know. */
@NullMarked
package no.samdrift.portal.choice;

import org.jspecify.annotations.NullMarked;
