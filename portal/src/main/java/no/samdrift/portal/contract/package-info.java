/** The contract for those who connect systems: events and APIs, as pages for people. */
@NullMarked
package no.samdrift.portal.contract;

import org.jspecify.annotations.NullMarked;
