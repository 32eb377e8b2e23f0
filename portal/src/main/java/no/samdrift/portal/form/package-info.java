/**
 * How a page asks for a command: fields as data, filled in, refused, conflicting, done.
 */
@NullMarked
package no.samdrift.portal.form;

import org.jspecify.annotations.NullMarked;
