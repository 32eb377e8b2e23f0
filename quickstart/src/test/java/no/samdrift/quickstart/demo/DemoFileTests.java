package no.samdrift.quickstart.demo;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import no.samdrift.quickstart.users.DemoClient;
import no.samdrift.quickstart.users.DemoUser;
import no.samdrift.quickstart.users.DemoUsers;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DemoFileTests {

	private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

	private static final DemoFile REAL = DemoFile.read("smart-molde.yml");

	private static final DemoFile FICTIVE = DemoFile.read("sister-programme.yml");

	@Test
	void everyCommandIsGivenBySomebodyWhoCanSignIn() {
		DemoUsers demo = DemoUsers.read();
		Set<String> known = new HashSet<>(demo.users().stream().map(DemoUser::username).toList());
		known.addAll(demo.clients().stream().map(DemoClient::clientId).toList());
		assertThat(all()).extracting(Command::as).isSubsetOf(known);
	}

	@Test
	void noCommandIsGivenTwice() {
		assertThat(all()).extracting(Command::idempotencyKey).doesNotHaveDuplicates();
	}

	@Test
	void theSameDayGivesTheSameCommands() {
		assertThat(commands(FICTIVE, TODAY)).isEqualTo(commands(FICTIVE, TODAY));
		assertThat(commands(REAL, TODAY)).isEqualTo(commands(REAL, TODAY.plusDays(400)));
	}

	@Test
	void everyPlaceholderIsFilledIn() {
		assertThat(all()).noneMatch((command) -> (command.path() + command.body()).contains("${"));
	}

	@Test
	void everyCommandGoesToAServiceAndChangesOnlyWhatWasMadeBefore() {
		Set<String> made = new HashSet<>();
		for (Command command : all()) {
			assertThat(command.service()).isIn("membership", "project");
			if (command.changes()) {
				assertThat(made).contains(command.service() + command.resource());
			}
			else {
				assertThat(command.body().path("id").asString()).matches("[a-z0-9][a-z0-9-]{0,63}");
				made.add(command.service() + command.made());
			}
		}
	}

	@Test
	void everyPersonAndOrganisationThatIsNamedWasEnteredBefore() {
		Set<String> people = new HashSet<>();
		Set<String> organisations = new HashSet<>();
		for (Command command : all()) {
			if (command.path().equals("/people")) {
				people.add(command.body().path("id").asString());
			}
			if (command.path().equals("/organisations")) {
				organisations.add(command.body().path("id").asString());
			}
			assertThat(people).containsAll(values(command.body(), "personId", "successorId", "holderId", "statedBy",
					"givenBy", "responsible", "operationsOwner"));
			assertThat(organisations)
				.containsAll(values(command.body(), "organisationId", "ownerOrganisationId", "hostOrganisationId"));
		}
	}

	@Test
	void noIdOfARealPersonHoldsTheName() {
		assertThat(commands(REAL, TODAY).stream().filter((command) -> command.path().equals("/people"))).hasSize(16)
			.allSatisfy((command) -> assertThat(command.body().path("id").asString()).matches("p-\\d{4}"));
	}

	@Test
	void whatIsInventedIsMarkedAsDemo() {
		Pattern marked = Pattern.compile(".*\\(demo\\)|.* Demo");
		for (Command command : commands(FICTIVE, TODAY)) {
			if (Set.of("/organisations", "/people", "/projects", "/programmes", "/groups").contains(command.path())) {
				JsonNode body = command.body();
				String name = body.path("name").asString() + body.path("names").path("nb").asString();
				assertThat(name).matches(marked);
			}
			assertThat(values(command.body(), "organisationId", "personId", "responsible", "operationsOwner"))
				.allMatch((id) -> id.startsWith("demo-"));
		}
	}

	@Test
	void datesAreCountedFromTheDayOfTheFirstLoad() {
		Placeholders placeholders = new Placeholders(Map.of("name", StringNode.valueOf("Kari")), TODAY);
		assertThat(placeholders.in("${today} ${today + 30} ${today - 1} ${name}"))
			.isEqualTo("2026-11-24 2026-12-24 2026-11-23 Kari");
		assertThatIllegalArgumentException().isThrownBy(() -> placeholders.in("${nobody}"))
			.withMessageContaining("nobody");
	}

	private static List<Command> all() {
		return Stream.concat(commands(REAL, TODAY).stream(), commands(FICTIVE, TODAY).stream()).toList();
	}

	private static List<Command> commands(DemoFile file, LocalDate today) {
		return file.sections()
			.stream()
			.flatMap((section) -> file.strands(section, today).stream())
			.flatMap(List::stream)
			.toList();
	}

	private static List<String> values(JsonNode node, String... fields) {
		return Stream.of(fields).flatMap((field) -> node.findValues(field).stream()).map(JsonNode::asString).toList();
	}

}
