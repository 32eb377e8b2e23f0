package no.samdrift.portal.service;

import java.io.Serial;

/** A service refused what the page asked for. */
public final class ServiceProblem extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final Service service;

	private final transient Problem problem;

	ServiceProblem(Service service, Problem problem) {
		super(service.label() + ": " + problem.status() + " " + problem.type(), null, false, false);
		this.service = service;
		this.problem = problem;
	}

	public Service service() {
		return this.service;
	}

	public Problem problem() {
		return this.problem;
	}

	public int status() {
		return this.problem.status();
	}

}
