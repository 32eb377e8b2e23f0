/**
 * The fictive people and systems that may sign in.
 */
@NullMarked
package no.samdrift.quickstart.users;

import org.jspecify.annotations.NullMarked;
