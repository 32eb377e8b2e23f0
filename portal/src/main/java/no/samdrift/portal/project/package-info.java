/**
 * One project: what it is, what it waits for, what can be done, and what has happened.
 */
@NullMarked
package no.samdrift.portal.project;

import org.jspecify.annotations.NullMarked;
