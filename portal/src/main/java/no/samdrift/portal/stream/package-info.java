/** What a municipality's own systems receive, for those who connect them. */
@NullMarked
package no.samdrift.portal.stream;

import org.jspecify.annotations.NullMarked;
