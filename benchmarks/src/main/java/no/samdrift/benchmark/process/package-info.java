/** The servers and services that are measured, each a process of its own. */
@NullMarked
package no.samdrift.benchmark.process;

import org.jspecify.annotations.NullMarked;
