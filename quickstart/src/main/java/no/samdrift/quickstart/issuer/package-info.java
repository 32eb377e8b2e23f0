/**
 * Who one is: an OpenID Connect issuer for the fictive people and systems.
 */
@NullMarked
package no.samdrift.quickstart.issuer;

import org.jspecify.annotations.NullMarked;
