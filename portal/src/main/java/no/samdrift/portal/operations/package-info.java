/** How Samdrift itself fares, for those who operate it. */
@NullMarked
package no.samdrift.portal.operations;

import org.jspecify.annotations.NullMarked;
