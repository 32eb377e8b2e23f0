/** Serves the JSON Schemas that events name in their dataschema attribute. */
@NullMarked
package no.samdrift.http.schema;

import org.jspecify.annotations.NullMarked;
