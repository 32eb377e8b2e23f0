/** How requests and answers are written as JSON: as events are, but read strictly. */
@NullMarked
package no.samdrift.http.json;

import org.jspecify.annotations.NullMarked;
