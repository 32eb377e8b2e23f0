package no.samdrift.benchmark.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import no.samdrift.benchmark.Benchmark;
import no.samdrift.benchmark.measure.Comparison;
import no.samdrift.benchmark.measure.Effort;
import no.samdrift.benchmark.measure.Section;
import no.samdrift.benchmark.measure.Side;
import no.samdrift.benchmark.process.Servers;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Durable commands in a second, accepted and published in order: Samdrift's journal and
 * relay against Spring Modulith's event publication registry and against a bare insert
 * and send.
 */
public final class DurableCommands implements Benchmark {

	private static final String SAMDRIFT = "Samdrift";

	private static final String MODULITH = "Spring Modulith";

	private static final String SERIALIZED = "Spring Modulith, one event after the other";

	private static final String BARE = "bare insert and send";

	private int runs;

	@Override
	public String name() {
		return "commands";
	}

	@Override
	public Section measure(Servers servers, Effort effort) throws Exception {
		topics(servers);
		int most = effort.of(2, 2, 1);
		Map<String, List<CommandSide>> sides = new LinkedHashMap<>();
		try {
			open(sides, SAMDRIFT, most, servers, (database) -> new SamdriftSide(servers, database));
			open(sides, MODULITH, most, servers, (database) -> new ModulithSide(servers, database, false));
			open(sides, SERIALIZED, most, servers, (database) -> new ModulithSide(servers, database, true));
			// it has no state to share, so several of it are one
			open(sides, BARE, 1, servers, (database) -> new BareSide(servers, database));
			Map<String, Comparison> cells = new LinkedHashMap<>();
			for (int instances = 1; instances <= most; instances++) {
				for (boolean many : List.of(false, true)) {
					String name = (many ? "many aggregates" : "one aggregate") + ", " + instances
							+ ((instances == 1) ? " instance" : " instances");
					System.out.println("  " + name);
					cells.put(name, compare(sides, servers, effort, instances, many));
				}
			}
			return tell(effort, cells);
		}
		finally {
			sides.values().forEach((opened) -> opened.forEach(CommandSide::close));
		}
	}

	private static void open(Map<String, List<CommandSide>> sides, String name, int instances, Servers servers,
			Function<String, CommandSide> open) {
		String database = servers.freshDatabase();
		List<CommandSide> opened = new ArrayList<>();
		sides.put(name, opened);
		for (int i = 0; i < instances; i++) {
			opened.add(open.apply(database));
		}
	}

	private Comparison compare(Map<String, List<CommandSide>> opened, Servers servers, Effort effort, int instances,
			boolean many) throws Exception {
		Writers writers = many ? new Writers(effort.of(8, 8, 2), effort.of(200, 100, 4)) : new Writers(instances, 1);
		int commands = many ? effort.of(600, 300, 20) : effort.of(300, 200, 10);
		List<Side> sides = new ArrayList<>();
		opened.forEach((name, all) -> sides
			.add(new Side(name, () -> writers.measure(all.subList(0, Math.min(instances, all.size())), servers.kafka(),
					Integer.toString(++this.runs), commands / 5, commands))));
		return Comparison.run("commands", effort, sides);
	}

	private static void topics(Servers servers) throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers.kafka()))) {
			// as many partitions as the events' topics have
			admin
				.createTopics(List.of(new NewTopic(ModulithSide.TOPIC, 6, (short) 1),
						new NewTopic(BareSide.TOPIC, 6, (short) 1)))
				.all()
				.get();
		}
	}

	private static Section tell(Effort effort, Map<String, Comparison> cells) {
		Section section = new Section("Durable commands, accepted and published");
		section
			.say("""
					A command reads an aggregate, changes it and leads to one event with the aggregate's card inside. It \
					counts when a `read_committed` reader has its event from Kafka. %d rounds after one that does not count, \
					each on empty collections and with a fifth more commands before those that count; one aggregate has one writer for each \
					instance, many are 200 with 8 writers in all. Instances are Spring contexts in one process, the \
					servers another."""
				.formatted(effort.rounds()));
		section
			.say("""
					*Samdrift*: module `journal` with its default settings; it also keeps the whole history, and writes a \
					second record, the card, for each aggregate and Kafka transaction. *Spring Modulith*: the MongoDB event \
					publication registry with Kafka externalisation, `completion-mode=DELETE` (its quickest: completed \
					publications are looked up by their content, which no index serves). As it comes it sends events of one \
					aggregate side by side, so they arrive out of order; *one event after the other* is its \
					`serializeExternalization`, which is the nearest it has to an order. *Bare*: an insert of the same \
					content and a send with `acks=all`; it reads nothing, checks nothing, and loses the event when it dies \
					between the two.""");
		String reason = ModulithSide.withoutTransactionsBecause();
		if (!reason.isEmpty()) {
			section.say("""
					The database here has no transactions, and Spring Modulith's registry asks for them: with its own \
					`MongoTransactionManager` the first command fails (`%s`). It was measured with a transaction \
					manager that begins and commits nothing but tells the listeners: aggregate and publication are two \
					writes, so its figure here is without the cost of a transaction, and without its guarantee."""
				.formatted(reason));
		}
		cells.forEach((name, cell) -> {
			section.heading(name.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + name.substring(1));
			cell.tell(section, SAMDRIFT, Map.of(MODULITH, 3.0, SERIALIZED, 3.0, BARE, 0.5));
			section.say("Out of order in all rounds: Samdrift %d, Spring Modulith %d, one after the other %d, bare %d."
				.formatted(cell.count(SAMDRIFT, "out of order"), cell.count(MODULITH, "out of order"),
						cell.count(SERIALIZED, "out of order"), cell.count(BARE, "out of order")));
		});
		return section;
	}

}
