/**
 * Catches every mail that the services send, and shows it on a page.
 */
@NullMarked
package no.samdrift.quickstart.mail;

import org.jspecify.annotations.NullMarked;
