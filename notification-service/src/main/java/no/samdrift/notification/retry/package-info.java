/** When something that another house did not take, or did not answer, is tried again. */
@NullMarked
package no.samdrift.notification.retry;

import org.jspecify.annotations.NullMarked;
