package no.samdrift.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller's {@link no.samdrift.journal.Version} parameter: the version that
 * the caller has seen, from the {@code If-Match} header. Without the header the answer is
 * 428, with one that is no version 400; a stale version is the journal's matter (412).
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface IfMatch {

}
