package no.samdrift.quickstart.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import no.samdrift.quickstart.users.DemoUsers;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A file of demo data: sections of steps, each of which is a command, a recipe for
 * several, or one command for each demo user or organisation.
 *
 * @param title what it is about
 * @param constants values that the file's commands refer to as <code>${name}</code>
 * @param recipes sequences of steps that are used several times
 * @param sections the steps, in order
 */
record DemoFile(String title, Map<String, JsonNode> constants, Map<String, List<Step>> recipes,
		List<Section> sections) {

	private static final JsonMapper JSON = new JsonMapper();

	private static final YAMLMapper YAML = YAMLMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.build();

	DemoFile {
		recipes = Objects.requireNonNullElse(recipes, Map.of());
	}

	/** Reads a file of the class path's {@code demo} directory. */
	static DemoFile read(String name) {
		try (InputStream file = Objects.requireNonNull(DemoFile.class.getResourceAsStream("/demo/" + name), name)) {
			return YAML.readValue(file, DemoFile.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * A section's commands.
	 * @param today the day that dates are counted from
	 * @return the commands in strands: those of a strand in order; strands may run side
	 * by side where the section says so
	 */
	List<List<Command>> strands(Section section, LocalDate today) {
		Map<String, List<Command>> strands = new LinkedHashMap<>();
		for (Step step : section.steps()) {
			List<Command> commands = commands(step, section.as(), new Placeholders(this.constants, today));
			String strand = section.together() ? thing(commands.getFirst()) : "";
			strands.computeIfAbsent(strand, (key) -> new ArrayList<>()).addAll(commands);
		}
		return List.copyOf(strands.values());
	}

	/**
	 * The commands of a recipe.
	 * @param with what the recipe's placeholders stand for
	 * @param today the day that dates are counted from
	 */
	List<Command> recipe(String name, Map<String, JsonNode> with, LocalDate today) {
		return commands(new Step(null, null, null, name, with, null), null, new Placeholders(this.constants, today));
	}

	private List<Command> commands(Step step, @Nullable String as, Placeholders placeholders) {
		if (step.recipe() != null) {
			List<Step> steps = Objects.requireNonNull(this.recipes.get(step.recipe()), step.recipe());
			Placeholders inside = (step.with() != null) ? placeholders.with(step.with()) : placeholders;
			return steps.stream().flatMap((inner) -> commands(inner, as, inside).stream()).toList();
		}
		if (step.each() != null) {
			return each(step.each()).stream().map((values) -> command(step, as, placeholders.with(values))).toList();
		}
		return List.of(command(step, as, placeholders));
	}

	private static Command command(Step step, @Nullable String as, Placeholders placeholders) {
		String post = placeholders.in(Objects.requireNonNull(step.post()));
		int slash = post.indexOf('/');
		JsonNode body = (step.body() != null) ? step.body() : JsonNodeFactory.instance.objectNode();
		return new Command(Objects.requireNonNull((step.as() != null) ? step.as() : as, post), post.substring(0, slash),
				post.substring(slash), placeholders.in(body));
	}

	private static List<Map<String, JsonNode>> each(String what) {
		DemoUsers demo = DemoUsers.read();
		List<?> all = what.equals("users") ? demo.users() : demo.organisations();
		return all.stream().map((one) -> {
			Map<String, JsonNode> values = new LinkedHashMap<>();
			JSON.<JsonNode>valueToTree(one)
				.properties()
				.forEach((entry) -> values.put(entry.getKey(), entry.getValue()));
			return values;
		}).toList();
	}

	private static String thing(Command command) {
		return command.changes() ? command.resource() : command.made();
	}

	/**
	 * Steps that belong together.
	 *
	 * @param title what they load
	 * @param as who does them, where a step does not say
	 * @param together whether what is about different things may be done side by side
	 * @param steps the steps, in order
	 */
	record Section(String title, @Nullable String as, boolean together, List<Step> steps) {
	}

	/**
	 * A step.
	 *
	 * @param as who does it
	 * @param post the service and the path of the command
	 * @param body what the command says
	 * @param recipe the recipe to follow instead
	 * @param with what the recipe's placeholders stand for
	 * @param each {@code users} or {@code organisations}: the command is given once for
	 * each, with its fields as placeholders
	 */
	record Step(@Nullable String as, @Nullable String post, @Nullable JsonNode body, @Nullable String recipe,
			@Nullable Map<String, JsonNode> with, @Nullable String each) {
	}

}
