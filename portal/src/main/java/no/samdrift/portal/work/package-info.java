/**
 * What a person has to do, what is new for the person's municipality, and what the person
 * takes part in.
 */
@NullMarked
package no.samdrift.portal.work;

import org.jspecify.annotations.NullMarked;
