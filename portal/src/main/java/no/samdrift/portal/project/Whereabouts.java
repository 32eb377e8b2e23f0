package no.samdrift.portal.project;

import no.samdrift.events.project.ProjectState;
import org.jspecify.annotations.Nullable;

/** Where a project can be on its way, as far as somebody has said it. */
enum Whereabouts {

	IDEA, ASSESSMENT, PILOT, OPERATION, PAUSED, STOPPED, DECLINED, RETIRED,

	/** Nobody has said. */
	UNKNOWN;

	static Whereabouts of(ProjectState state) {
		return valueOf(state.name());
	}

	/** The state; absent when nobody has said. */
	public @Nullable ProjectState state() {
		return (this == UNKNOWN) ? null : ProjectState.valueOf(name());
	}

}
