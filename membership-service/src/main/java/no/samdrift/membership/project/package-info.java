/** What project-service has told about projects. */
@NullMarked
package no.samdrift.membership.project;

import org.jspecify.annotations.NullMarked;
