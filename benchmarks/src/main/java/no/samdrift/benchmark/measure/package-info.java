/** What every benchmark shares: rounds that alternate, ratios, latencies, a report. */
@NullMarked
package no.samdrift.benchmark.measure;

import org.jspecify.annotations.NullMarked;
