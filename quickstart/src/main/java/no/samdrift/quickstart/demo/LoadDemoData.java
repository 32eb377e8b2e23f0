package no.samdrift.quickstart.demo;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import no.samdrift.quickstart.demo.DemoFile.Section;

/**
 * Loads the demo's data as commands: all of it, or the files that are named. Every
 * command has an {@code Idempotency-Key} of its own words, so loading a second time
 * changes nothing.
 */
final class LoadDemoData {

	private static final List<String> FILES = List.of("smart-molde.yml", "sister-programme.yml");

	private final Services services;

	private final Performer performer;

	private final PrintStream out;

	LoadDemoData(Services services, PrintStream out) {
		this.services = services;
		this.performer = new Performer(services);
		this.out = out;
	}

	public static void main(String[] arguments) {
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		try {
			new LoadDemoData(new Services(), out).load((arguments.length == 0) ? FILES : List.of(arguments));
		}
		catch (DemoStopped ex) {
			out.println();
			out.println("The demo data is not complete. " + ex.getMessage());
			System.exit(1);
		}
	}

	void load(List<String> files) {
		this.out.println("Loading the demo data");
		LocalDate today = firstDay(this.services);
		for (String name : files) {
			DemoFile file = DemoFile.read(name);
			for (Section section : file.sections()) {
				load(file.title() + ": " + section.title(), file.strands(section, today));
			}
		}
	}

	/**
	 * The day that the demo's dates are counted from: that of the first load, which the
	 * sister programme remembers as its start.
	 */
	static LocalDate firstDay(Services services) {
		Answer programme = services.get("kari", "project", "/programmes/smart-vestmark");
		return programme.succeeded() ? LocalDate.parse(programme.body().path("startedOn").path("value").asString())
				: Today.inNorway();
	}

	private void load(String what, List<List<Command>> strands) {
		int count = strands.stream().mapToInt(List::size).sum();
		this.out.printf("  %-84s %3d %s%n", what, count, (count == 1) ? "command" : "commands");
		if (strands.size() == 1) {
			strands.getFirst().forEach(this.performer::perform);
			return;
		}
		try (ExecutorService sideBySide = Executors.newVirtualThreadPerTaskExecutor()) {
			List<Future<?>> running = strands.stream()
				.<Future<?>>map((strand) -> sideBySide.submit(() -> strand.forEach(this.performer::perform)))
				.toList();
			for (Future<?> one : running) {
				one.get();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new DemoStopped("Interrupted");
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof DemoStopped stopped) ? stopped : new IllegalStateException(ex.getCause());
		}
	}

}
