/** A programme with its focus areas: what projects belong to. */
@NullMarked
package no.samdrift.project.programme;

import org.jspecify.annotations.NullMarked;
