/** How far each organisation is with taking a project's solution into use. */
@NullMarked
package no.samdrift.project.adoption;

import org.jspecify.annotations.NullMarked;
