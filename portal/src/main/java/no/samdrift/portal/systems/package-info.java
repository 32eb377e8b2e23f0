/** A municipality's own systems: how they are connected, and how they go. */
@NullMarked
package no.samdrift.portal.systems;

import org.jspecify.annotations.NullMarked;
