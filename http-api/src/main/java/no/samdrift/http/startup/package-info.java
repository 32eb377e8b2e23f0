/** The defaults of every service, and what stops one from starting. */
@NullMarked
package no.samdrift.http.startup;

import org.jspecify.annotations.NullMarked;
