/** How everything is now, as far as each organisation may see it. */
@NullMarked
package no.samdrift.notification.visible;

import org.jspecify.annotations.NullMarked;
