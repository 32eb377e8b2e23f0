package no.samdrift.project.project;

import java.util.Arrays;
import java.util.List;

import no.samdrift.project.Demo;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CommandTest {

	@Test
	void everyCommandThatComesOverHttpIsOneThatCallersAreOffered() {
		List<String> paths = Demo.service()
			.get("/v3/api-docs")
			.send()
			.is(200)
			.json()
			.path("paths")
			.propertyStream()
			.filter((path) -> path.getKey().startsWith("/projects/{id}/") && path.getValue().has("post"))
			.map((path) -> path.getKey().substring("/projects/{id}/".length()))
			.toList();
		assertThat(paths)
			.containsExactlyInAnyOrderElementsOf(Arrays.stream(Command.values()).map(Command::wireName).toList());
	}

}
