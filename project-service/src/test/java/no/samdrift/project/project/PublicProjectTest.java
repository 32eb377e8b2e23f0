package no.samdrift.project.project;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import no.samdrift.events.project.ProjectState;
import no.samdrift.journal.Recorded;
import no.samdrift.journal.Version;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the public catalogue may tell of a project. */
class PublicProjectTest {

	private static final Set<ProjectState> AMONG_PARTNERS = EnumSet.of(ProjectState.IDEA, ProjectState.ASSESSMENT,
			ProjectState.DECLINED);

	@Property
	void whatIsAmongPartnersHasNoPublicFaceAlsoWhenPaused(@ForAll ProjectState state) {
		if (state != ProjectState.PAUSED) {
			assertThat(PublicProject.of(recorded(AProject.in(state))).isPresent())
				.isEqualTo(!AMONG_PARTNERS.contains(state));
		}
		assertThat(PublicProject.of(recorded(AProject.paused(AProject.assessment())))).isEmpty();
	}

	@Test
	void onlyWhoeverAcceptedTheOperationUsesIt() {
		assertThat(PublicProject.of(recorded(AProject.operation())).orElseThrow().usedBy())
			.containsExactly(new PublicProject.User(AProject.HOLMEN, AProject.operation().standing().since()));
		assertThat(PublicProject.of(recorded(AProject.offered())).orElseThrow().usedBy()).isEmpty();
		assertThat(PublicProject.of(recorded(AProject.retired())).orElseThrow().usedBy()).isEmpty();
	}

	private static Recorded<Project> recorded(Project project) {
		return new Recorded<>(project.id().value(), new Version(1), 1, Instant.EPOCH, project);
	}

}
