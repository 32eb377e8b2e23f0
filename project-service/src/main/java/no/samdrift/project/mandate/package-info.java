/** The mandates that steering groups have given, as membership-service tells of them. */
@NullMarked
package no.samdrift.project.mandate;

import org.jspecify.annotations.NullMarked;
