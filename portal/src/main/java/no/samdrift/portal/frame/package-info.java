/**
 * What every page shares: its frame, its files, and what it says when something is wrong.
 */
@NullMarked
package no.samdrift.portal.frame;

import org.jspecify.annotations.NullMarked;
