package no.samdrift.portal.service;

import java.nio.charset.StandardCharsets;
import java.util.Collection;

import no.samdrift.events.Id;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/** A path with its parameters, every value of which is encoded. */
public final class Address {

	private final StringBuilder text;

	private boolean asked;

	private Address(StringBuilder text) {
		this.text = text;
	}

	/**
	 * A path.
	 * @param template the path with a {@code {}} for each value
	 */
	public static Address of(String template, Object... values) {
		StringBuilder text = new StringBuilder();
		int from = 0;
		for (Object value : values) {
			int place = template.indexOf("{}", from);
			text.append(template, from, place).append(encoded(value));
			from = place + 2;
		}
		return new Address(text.append(template.substring(from)));
	}

	/** Adds a parameter; an absent or empty one is left out, several are repeated. */
	public Address with(String name, @Nullable Object value) {
		if (value instanceof Collection<?> several) {
			several.forEach((one) -> with(name, one));
		}
		else if (value != null && !value.toString().isEmpty()) {
			this.text.append(this.asked ? '&' : '?').append(name).append('=').append(encoded(value));
			this.asked = true;
		}
		return this;
	}

	/** The same, to which more can be added without changing this one. */
	public Address copy() {
		Address copy = new Address(new StringBuilder(this.text));
		copy.asked = this.asked;
		return copy;
	}

	private static String encoded(Object value) {
		return UriUtils.encode((value instanceof Id id) ? id.value() : value.toString(), StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
