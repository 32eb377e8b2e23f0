/** Spring Boot auto-configuration of the journal. */
@NullMarked
package no.samdrift.journal.autoconfigure;

import org.jspecify.annotations.NullMarked;
