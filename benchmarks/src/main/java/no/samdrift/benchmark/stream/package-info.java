/** Municipalities' streams: written, and read by their systems. */
@NullMarked
package no.samdrift.benchmark.stream;

import org.jspecify.annotations.NullMarked;
