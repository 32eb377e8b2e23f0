package no.samdrift.portal.service;

import org.jspecify.annotations.Nullable;
import java.io.Serial;

/**
 * A service does not answer, or not in time. A command that was sent may have taken
 * effect: it is sent again with the same key.
 */
public final class ServiceAbsent extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Service service;

	ServiceAbsent(Service service, String why, @Nullable Throwable cause) {
		super(service.label() + ": " + why, cause);
		this.service = service;
	}

	public Service service() {
		return this.service;
	}

}
