/** The four instruments by which a steering group steers (mission C-44). */
@NullMarked
package no.samdrift.membership.instrument;

import org.jspecify.annotations.NullMarked;
