package no.samdrift.http.json;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/** Tells which of a record's fields a request may leave out. */
public final class Presence {

	private Presence() {
	}

	/** Whether the field may be absent: it is nullable or optional. */
	public static boolean optional(RecordComponent component) {
		return component.getType() == Optional.class || nullable(component.getAnnotatedType()) || nullable(component);
	}

	private static boolean nullable(AnnotatedElement element) {
		for (Annotation annotation : element.getAnnotations()) {
			if (annotation.annotationType().getSimpleName().equals("Nullable")) {
				return true;
			}
		}
		return false;
	}

}
