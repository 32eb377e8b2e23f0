/**
 * Everything that the services need around them, in one process on one machine: for a
 * first look, for development and for the tests of the whole system.
 */
@NullMarked
package no.samdrift.quickstart;

import org.jspecify.annotations.NullMarked;
