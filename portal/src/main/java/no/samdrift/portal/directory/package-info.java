/**
 * What the ids on a page are called: organisations, people, programmes and focus areas.
 */
@NullMarked
package no.samdrift.portal.directory;

import org.jspecify.annotations.NullMarked;
