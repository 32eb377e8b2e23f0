/** Mandates that steering groups give projects. */
@NullMarked
package no.samdrift.membership.mandate;

import org.jspecify.annotations.NullMarked;
