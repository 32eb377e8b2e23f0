/** What project-service tells: programmes, projects, adoptions. */
@NullMarked
package no.samdrift.events.project;

import org.jspecify.annotations.NullMarked;
