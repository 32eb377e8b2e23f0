/** A municipality's system that keeps its own copy of all that it may see. */
@NullMarked
package no.samdrift.examples.mirror;

import org.jspecify.annotations.NullMarked;
