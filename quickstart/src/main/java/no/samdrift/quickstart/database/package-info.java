/**
 * The MongoDB server of the quickstart.
 */
@NullMarked
package no.samdrift.quickstart.database;

import org.jspecify.annotations.NullMarked;
