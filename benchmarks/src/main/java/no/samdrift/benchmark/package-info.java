/** Runs the benchmarks and writes their report. */
@NullMarked
package no.samdrift.benchmark;

import org.jspecify.annotations.NullMarked;
