package no.samdrift.portal.inbox;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * What the reader has just marked, and how it is taken back.
 *
 * @param how names its text: {@code inbox.marked.<how>}
 * @param count how many
 * @param undo where taking it back is sent; absent for what is taken back already
 */
record Marked(String how, long count, @Nullable String undo) implements Serializable {
}
