package no.samdrift.quickstart.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

import no.samdrift.quickstart.users.DemoClient;
import no.samdrift.quickstart.users.DemoUser;
import no.samdrift.quickstart.users.DemoUsers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Plays the main story in the terminal: a pilot is moved to operation, colleagues are
 * told, and every municipality's stream has it. The first time it takes the project that
 * waits in the demo data, afterwards a fresh one.
 */
final class PlayTheStory {

	private static final JsonMapper JSON = new JsonMapper();

	private static final String WAITING = "demo-vannmaling";

	private static final String PLAIN_PILOT = "demo-hjemmebesok";

	private static final String EVENT = "ProjectMovedToOperation";

	private static final String TYPE = "no.samdrift.project." + EVENT + ".v1";

	private static final int RUNS = 7;

	/** Those whose inbox is open while it happens. */
	private static final List<String> WATCHING = List.of("lise", "gunnhild", "dylan", "sigrid");

	private final Services services = new Services();

	private final Performer performer = new Performer(this.services);

	private final DemoUsers demo = DemoUsers.read();

	private final Stopwatch answers = new Stopwatch("from click to the answer");

	private final Stopwatch inboxes = new Stopwatch("from click to a colleague's inbox");

	private final Stopwatch streams = new Stopwatch("from click to a municipality's stream");

	private final PrintStream out;

	private PlayTheStory(PrintStream out) {
		this.out = out;
	}

	public static void main(String[] arguments) {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		try {
			int runs = (arguments.length > 0) ? Integer.parseInt(arguments[0]) : RUNS;
			new PlayTheStory(out).play(runs);
		}
		catch (NumberFormatException ex) {
			out.println("How many times? ./samdrift demo 10");
			System.exit(2);
		}
		catch (DemoStopped ex) {
			out.println(ex.getMessage());
			System.exit(1);
		}
	}

	private void play(int runs) {
		refusal();
		tell(moveToOperation(ready()));
		if (runs > 1) {
			this.out.printf("%nThe same again, %d times, each with a fresh project%n", runs - 1);
			for (int i = 1; i < runs; i++) {
				moveToOperation(fresh());
			}
		}
		this.out.println();
		this.out.println("Times, on this machine");
		List.of(this.answers, this.inboxes, this.streams)
			.forEach((stopwatch) -> this.out.println("  " + stopwatch.summary()));
	}

	/** A pilot that lacks everything: the refusal names all of it at once. */
	private void refusal() {
		Command tooEarly = new Command("per", "project", "/projects/" + PLAIN_PILOT + "/move-to-operation",
				JsonNodeFactory.instance.objectNode());
		if (!state(PLAIN_PILOT).equals("PILOT")) {
			return;
		}
		Answer answer = this.performer.attempt(tooEarly);
		this.out.println("A pilot without a mandate stays a pilot");
		this.out.printf("  %s: POST %s → %d%n", who("per"), tooEarly.path(), answer.status());
		answer.body()
			.path("errors")
			.forEach((error) -> this.out.printf("    %-28s %s%n", error.path("code").asString(),
					error.path("detail").asString()));
		this.out.println();
	}

	private String ready() {
		return state(WAITING).equals("PILOT") ? WAITING : fresh();
	}

	/** Brings a new project as far as the last act, each step by whoever does it. */
	private String fresh() {
		String id = "demo-runde-" + Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
		String what = """
				{"project": "%s", "focusArea": "vann",
				"names": {"nb": "Smart vannmåling %2$s (demo)", "nn": "Smart vassmåling %2$s (demo)", "en": "Smart water metering %2$s (demo)"},
				"challenge": {"nb": "En tredel av drikkevannet lekker ut, og ingen vet hvor."},
				"unit": {"nb": "Vann og avløp", "nn": "Vatn og avløp", "en": "Water and sewage"},
				"indicator": {"nb": "Lekkasje i prosent av levert vann"}}
				"""
			.formatted(id, id.substring("demo-runde-".length()));
		Map<String, JsonNode> with = new LinkedHashMap<>();
		JSON.readTree(what).properties().forEach((entry) -> with.put(entry.getKey(), entry.getValue()));
		DemoFile.read("sister-programme.yml")
			.recipe("ready-for-operation", with, Today.inNorway())
			.forEach(this.performer::perform);
		return id;
	}

	/** The click, and everybody waiting for what comes of it. */
	private Run moveToOperation(String project) {
		Command click = new Command("per", "project", "/projects/" + project + "/move-to-operation",
				JsonNodeFactory.instance.objectNode()
					.put("mandateId", project + "-driftsmandat")
					.put("effectiveOn", Today.inNorway().toString()));
		Map<String, InboxReader> open = new LinkedHashMap<>();
		try {
			WATCHING
				.forEach((username) -> open.put(username, InboxReader.open(this.services, username, project, EVENT)));
			List<StreamReader> waiting = new ArrayList<>();
			for (DemoClient system : this.demo.clients()) {
				if (system.roles().contains("system")) {
					waiting.add(StreamReader.atTheEnd(this.services, system, project, TYPE));
				}
			}
			String version = String.valueOf(this.performer.version(click));
			long start = System.nanoTime();
			Answer answer = this.performer.perform(click);
			long answered = System.nanoTime() - start;
			this.answers.add(answered);
			Map<String, Long> told = new LinkedHashMap<>();
			open.forEach((username, reader) -> told.put(username,
					took(start, reader.arrived(), "The inbox of " + username, this.inboxes)));
			Map<StreamReader, Long> held = new LinkedHashMap<>();
			waiting.forEach((reader) -> held.put(reader,
					took(start, reader.arrived(), "The stream of " + reader.system().organisationId(), this.streams)));
			return new Run(click, version, answer, answered, told, held);
		}
		finally {
			open.values().forEach(InboxReader::close);
		}
	}

	private static long took(long start, CompletableFuture<Long> arrived, String where, Stopwatch stopwatch) {
		try {
			long took = arrived.get(20, TimeUnit.SECONDS) - start;
			stopwatch.add(took);
			return took;
		}
		catch (TimeoutException | ExecutionException ex) {
			throw new DemoStopped(where + " has not got the event after 20 seconds."
					+ ((ex.getCause() != null) ? " " + ex.getCause().getMessage() : ""));
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DemoStopped("Interrupted");
		}
	}

	private void tell(Run run) {
		String project = run.click().resource();
		this.out.println("A pilot is moved to operation");
		this.out.printf("  %s moves «%s»%n", who(run.click().as()), name(run.answer().body()));
		this.out.printf("  POST %s   If-Match: %s%n  %s%n", run.click().path(), run.version(), run.click().body());
		this.out.printf("  → %d, version %s, state %s, after%s%n%n", run.answer().status(),
				run.answer().version().orElse("?"), run.answer().body().path("state").asString(),
				Stopwatch.millis(run.answered()));

		this.out.println("The event that left");
		this.services.get("kari", "project", project + "/history?limit=1")
			.body()
			.path("items")
			.forEach(this::tellEvents);

		this.out.println("Who was told, and why (the time where an inbox was open)");
		for (DemoUser user : this.demo.users()) {
			notification(user, project.substring(project.lastIndexOf('/') + 1))
				.ifPresent((notification) -> tellNotification(user, notification, run.told().get(user.username())));
		}
		this.out.println("What each municipality's stream now holds more");
		run.held().forEach(this::tellStream);
	}

	private void tellEvents(JsonNode line) {
		JsonNode actor = line.path("actor");
		for (JsonNode event : line.path("events")) {
			this.out.printf("  %s   sequence %019d%n", event.path("type").asString(), event.path("sequence").asLong());
			this.out.printf("  id %s, recorded %s%n", event.path("id").asString(), line.path("recordedAt").asString());
			this.out.printf("  by %s as %s of %s; may be seen by: %s%n%n", actor.path("id").asString(),
					actor.path("role").asString(), actor.path("organisation").asString(),
					event.path("audience").path("visibility").asString());
		}
	}

	private Optional<JsonNode> notification(DemoUser user, String project) {
		return this.services.get(user.username(), "notification", "/inbox?limit=50")
			.body()
			.path("items")
			.valueStream()
			.filter((item) -> item.path("subject").asString().equals(project)
					&& item.path("event").asString().equals(EVENT))
			.findFirst();
	}

	private void tellNotification(DemoUser user, JsonNode notification, Long after) {
		this.out.printf("  %-10s %s  %s%n", user.username(), (after != null) ? Stopwatch.millis(after) : "        –",
				notification.path("text").asString());
		this.out.printf("  %-10s            %s%n", "", notification.path("why").asString());
	}

	private void tellStream(StreamReader reader, long after) {
		this.out.printf("  %-14s %s  %s%n", reader.system().organisationId(), Stopwatch.millis(after),
				reader.events()
					.stream()
					.map((event) -> event.path("type").asString().replaceAll(".*\\.(\\w+)\\.v\\d+$", "$1") + " of "
							+ event.path("subject").asString() + " (sequence "
							+ event.path("sequence").asString().replaceFirst("^0+", "") + ")")
					.collect(Collectors.joining(", ")));
	}

	private String state(String project) {
		return this.services.get("kari", "project", "/projects/" + project).body().path("state").asString();
	}

	private String who(String username) {
		return this.demo.user(username)
			.map((user) -> "%s (%s, %s)".formatted(user.name(), user.title(),
					this.demo.organisationName(user.organisationId())))
			.orElse(username);
	}

	private static String name(JsonNode project) {
		return project.path("names").path("nb").asString();
	}

	/**
	 * One time through.
	 *
	 * @param click the command
	 * @param version the version that it had seen
	 * @param answer what the service answered
	 * @param answered how long that took, in nanoseconds
	 * @param told how long it took to each open inbox
	 * @param held how long it took to each stream
	 */
	private record Run(Command click, String version, Answer answer, long answered, Map<String, Long> told,
			Map<StreamReader, Long> held) {
	}

}
