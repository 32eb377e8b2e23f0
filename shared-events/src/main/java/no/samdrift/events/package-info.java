/**
 * The contract between Samdrift's services and every municipality's systems: what an
 * event carries, how it is named and addressed. No behaviour, no Spring.
 */
@NullMarked
package no.samdrift.events;

import org.jspecify.annotations.NullMarked;
