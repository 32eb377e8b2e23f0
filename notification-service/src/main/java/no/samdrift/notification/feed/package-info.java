/** A municipality's stream as Atom and JSON Feed, for the tools that people read with. */
@NullMarked
package no.samdrift.notification.feed;

import org.jspecify.annotations.NullMarked;
