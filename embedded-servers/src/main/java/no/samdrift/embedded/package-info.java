/**
 * A real Kafka broker and a MongoDB wire server inside the JVM, so that the whole system
 * and its tests run on a machine that has neither.
 */
@NullMarked
package no.samdrift.embedded;

import org.jspecify.annotations.NullMarked;
