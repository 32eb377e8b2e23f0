package no.samdrift.events.project;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import no.samdrift.events.Id;

/** Names a lesson. */
public record LessonId(@JsonValue String value) implements Id {

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public LessonId {
		value = Id.valid("LessonId", value);
	}

	public static LessonId next() {
		return new LessonId(Id.next());
	}

	@Override
	public String toString() {
		return this.value;
	}

}
