/**
 * The OpenAPI document and its page, with what every command and every answer has in
 * common.
 */
@NullMarked
package no.samdrift.http.openapi;

import org.jspecify.annotations.NullMarked;
