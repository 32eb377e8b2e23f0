/** Samdrift seen from outside: packaged jars, separate processes, real protocols. */
@NullMarked
package no.samdrift.system;

import org.jspecify.annotations.NullMarked;
