package no.samdrift.events;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The roles of {@code architecture.md} 6, as they stand in tokens and events. */
public enum Role {

	READER, STAFF, PROJECT_EDITOR, LINE_MANAGER, STEERING_MEMBER, COORDINATOR, INTEGRATOR, OPERATOR, SYSTEM;

	/** The name in tokens and events, such as {@code project-editor}. */
	@JsonValue
	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	public static Optional<Role> ofWireName(String name) {
		return Arrays.stream(values()).filter((role) -> role.wireName().equals(name)).findFirst();
	}

	@JsonCreator
	static Role read(String name) {
		return ofWireName(name).orElse(READER);
	}

}
