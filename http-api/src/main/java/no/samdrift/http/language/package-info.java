/** Bokmål, nynorsk and English: which one the caller reads, and the texts in it. */
@NullMarked
package no.samdrift.http.language;

import org.jspecify.annotations.NullMarked;
