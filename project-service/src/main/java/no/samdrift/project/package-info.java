/** The service that decides about programmes, projects and adoptions. */
@NullMarked
package no.samdrift.project;

import org.jspecify.annotations.NullMarked;
