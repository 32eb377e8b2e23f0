package no.samdrift.benchmark.command;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.InsertManyOptions;
import no.samdrift.benchmark.Benchmark;
import no.samdrift.benchmark.measure.Comparison;
import no.samdrift.benchmark.measure.Effort;
import no.samdrift.benchmark.measure.Section;
import no.samdrift.benchmark.measure.Side;
import no.samdrift.benchmark.process.Servers;
import org.bson.Document;

/** What a command costs when the journal is small, and when it is large. */
public final class JournalGrowth implements Benchmark {

	private static final int PORTION = 1_000;

	private int runs;

	@Override
	public String name() {
		return "growth";
	}

	@Override
	public Section measure(Servers servers, Effort effort) throws Exception {
		List<Integer> sizes = (effort == Effort.TINY) ? List.of(10, 100)
				: List.of(1_000, 10_000, effort.of(100_000, 30_000, 0));
		int commands = effort.of(500, 200, 10);
		Map<Integer, SamdriftSide> journals = new LinkedHashMap<>();
		try {
			List<Side> sides = new ArrayList<>();
			// one writer for each of four aggregates: none waits for another
			Writers writers = new Writers(4, 4);
			for (int size : sizes.reversed()) {
				String database = servers.freshDatabase();
				SamdriftSide journal = new SamdriftSide(servers, database);
				journals.put(size, journal);
				fill(servers.mongo(database), journal, size);
				sides.add(new Side(named(size), () -> writers.measure(List.of(journal), servers.kafka(),
						"growth-" + ++this.runs, commands / 5, commands)));
			}
			Comparison comparison = Comparison.run("commands", effort, sides);
			Section section = new Section("Cost of a command as the journal grows");
			section.say("""
					The same commands on journals with so many published entries, each of which has a unique \
					idempotency key; four writers, an aggregate each. Flat is 1. What grows on this database is the \
					relay's look for what other instances appended: it has no partial index here and goes through the \
					whole journal. The relay gives such a look a tenth of its time.""");
			comparison.tell(section, named(sizes.getLast()), Map.of(named(sizes.getFirst()), 0.9));
			return section;
		}
		finally {
			journals.values().forEach(CommandSide::close);
		}
	}

	private static String named(int size) {
		return String.format(Locale.ROOT, "%,d entries", size);
	}

	/** Fills a journal with entries like those that it appends itself. */
	private static void fill(String uri, SamdriftSide journal, int size) {
		try (MongoClient client = MongoClients.create(uri)) {
			MongoCollection<Document> entries = client.getDatabase(uri.substring(uri.lastIndexOf('/') + 1))
				.getCollection("journal");
			journal.create("pattern");
			for (int i = 0; i < 6; i++) {
				journal.change("pattern", "code-" + i);
			}
			Document pattern = entries.find(new Document("_id", "pattern/7")).first();
			if (pattern == null) {
				throw new IllegalStateException("The journal did not keep its entry");
			}
			journal.rest();
			List<Document> portion = new ArrayList<>();
			for (int i = 0; i < size; i++) {
				portion.add(new Document(pattern).append("_id", "filler-" + i + "/1")
					.append("aggregateId", "filler-" + i)
					.append("idempotency", "entry:filler-" + i + "/1")
					.append("command", "filler")
					.append("published", true));
				if (portion.size() == PORTION || i == size - 1) {
					entries.insertMany(portion, new InsertManyOptions().ordered(false));
					portion.clear();
				}
			}
		}
	}

}
