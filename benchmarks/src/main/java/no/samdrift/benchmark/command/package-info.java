/** Commands: accepted for good and published in order. */
@NullMarked
package no.samdrift.benchmark.command;

import org.jspecify.annotations.NullMarked;
