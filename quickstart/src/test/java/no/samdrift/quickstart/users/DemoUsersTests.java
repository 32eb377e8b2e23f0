package no.samdrift.quickstart.users;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoUsersTests {

	private static final Set<String> ROLES = Set.of("staff", "project-editor", "line-manager", "steering-member",
			"coordinator", "integrator", "operator", "system");

	private final DemoUsers demo = DemoUsers.read();

	@Test
	void everyRoleIsHeldBySomebody() {
		assertThat(allRoles()).containsAll(ROLES);
	}

	@Test
	void nobodyHoldsARoleThatDoesNotExist() {
		assertThat(allRoles()).isSubsetOf(ROLES);
	}

	@Test
	void everybodyIsMarkedAsFictive() {
		assertThat(this.demo.users()).allSatisfy((user) -> {
			assertThat(user.name()).endsWith(" Demo");
			assertThat(user.personId()).startsWith("demo-");
			assertThat(user.organisationId()).startsWith("demo-");
		});
		assertThat(this.demo.organisations())
			.allSatisfy((organisation) -> assertThat(organisation.name()).endsWith("(demo)"));
	}

	@Test
	void everyUserWorksInAKnownOrganisation() {
		List<String> known = this.demo.organisations().stream().map(DemoOrganisation::id).toList();
		assertThat(this.demo.users()).extracting(DemoUser::organisationId).isSubsetOf(known);
	}

	@Test
	void namesAndIdsAreUnique() {
		assertThat(Stream
			.concat(this.demo.users().stream().map(DemoUser::username),
					this.demo.clients().stream().map(DemoClient::clientId))
			.toList()).doesNotHaveDuplicates();
		assertThat(this.demo.users()).extracting(DemoUser::personId).doesNotHaveDuplicates();
	}

	@Test
	void allThreeLanguagesAreSpoken() {
		assertThat(this.demo.users()).extracting(DemoUser::locale).containsOnly("nb", "nn", "en");
	}

	private List<String> allRoles() {
		return Stream
			.concat(this.demo.users().stream().map(DemoUser::roles),
					this.demo.clients().stream().map(DemoClient::roles))
			.flatMap(List::stream)
			.toList();
	}

}
