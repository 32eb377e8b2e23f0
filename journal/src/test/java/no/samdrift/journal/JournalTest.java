package no.samdrift.journal;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import no.samdrift.embedded.TestServers;
import no.samdrift.events.Id;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class JournalTest {

	private final MongoClient client = MongoClients.create(TestServers.mongoUri("journal"));

	private final MongoDatabase database = this.client.getDatabase("journal-" + Id.next());

	private final TickingClock clock = new TickingClock();

	private final Journal journal = new Journal(this.database, this.clock);

	private final Aggregates<Tally> tallies = this.journal.aggregates(Tally.TYPE);

	@BeforeEach
	void indexes() {
		this.journal.ensureIndexes();
	}

	@AfterEach
	void close() {
		Act.end();
		this.database.drop();
		this.client.close();
	}

	@Test
	void aChangeIsReadBackWithItsVersionAndSequence() {
		create("water");

		Recorded<Tally> changed = change("water", 1, "a", "b");

		assertThat(changed.version()).isEqualTo(new Version(2));
		assertThat(changed.sequence()).isEqualTo(3);
		assertThat(this.tallies.get("water")).isEqualTo(changed);
		assertThat(changed.state().codes()).containsExactly("a", "b");
	}

	@Test
	void aggregatesAreCountedByTheValuesOfTheirFields() {
		create("water");
		create("wind");
		create("waves");

		assertThat(this.tallies.count(null, "id"))
			.isEqualTo(Map.of(Map.of("id", "water"), 1L, Map.of("id", "wind"), 1L, Map.of("id", "waves"), 1L));
		assertThat(this.tallies.count(null, "host", "kind")).as("fields that nobody has")
			.isEqualTo(Map.of(Map.of(), 3L));
		assertThat(this.tallies.count(Filters.eq("state.id", "wind"), "id", "host"))
			.isEqualTo(Map.of(Map.of("id", "wind"), 1L));
		assertThat(this.tallies.count(Filters.eq("state.id", "sun"), "id")).isEmpty();
	}

	@Test
	void nothingIsChangedWithoutAnActor() {
		assertThatIllegalStateException().isThrownBy(() -> this.tallies.create("water", () -> Tally.start("water")));
	}

	@Test
	void anIdIsTakenOnce() {
		create("water");

		assertThatExceptionOfType(IdTaken.class).isThrownBy(() -> create("water"));
	}

	@Test
	void ofTwoWritersOfOneVersionOneWins() {
		create("water");
		try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
			List<Future<Recorded<Tally>>> answers = IntStream.range(0, 8)
				.mapToObj((i) -> writers.submit(() -> change("water", 1, "code-" + i)))
				.toList();

			long won = answers.stream().filter(JournalTest::succeeded).count();

			assertThat(won).isEqualTo(1);
			assertThat(this.tallies.get("water").version()).isEqualTo(new Version(2));
			assertThat(this.tallies.get("water").state().codes()).hasSize(1);
		}
	}

	@Test
	void aStaleVersionIsToldTheNewOne() {
		create("water");
		change("water", 1, "a");

		assertThatExceptionOfType(StaleVersion.class).isThrownBy(() -> change("water", 1, "b"))
			.satisfies((stale) -> assertThat(stale.actual()).isEqualTo(new Version(2)));
	}

	@Test
	void aRefusedCommandLeavesNothing() {
		create("water");

		assertThatExceptionOfType(Refused.class)
			.isThrownBy(() -> Acts.coordinator().perform(() -> this.tallies.change("water", new Version(1), (tally) -> {
				throw Refused.because(Refused.Unmet.of("demo"));
			})));

		assertThat(this.tallies.get("water").version()).isEqualTo(new Version(1));
		assertThat(this.journal.entries().find("water", 2)).isEmpty();
	}

	@Test
	void theSameKeyAndRequestTakeEffectOnceAndGetTheSameAnswer() {
		create("water");
		Recorded<Tally> first = Acts.withKey("k1", "digest")
			.perform(() -> this.tallies.change("water", new Version(1), (tally) -> tally.collect("a")));
		change("water", 2, "b");

		Recorded<Tally> again = Acts.withKey("k1", "digest")
			.perform(() -> this.tallies.change("water", new Version(1), (tally) -> tally.collect("a")));

		assertThat(again).isEqualTo(first);
		assertThat(this.tallies.get("water").state().codes()).containsExactly("a", "b");
	}

	@Test
	void theSameKeyWithAnotherRequestIsRefused() {
		create("water");
		Acts.withKey("k1", "digest")
			.perform(() -> this.tallies.change("water", new Version(1), (tally) -> tally.collect("a")));

		assertThatExceptionOfType(IdempotencyKeyReused.class).isThrownBy(() -> Acts.withKey("k1", "other")
			.perform(() -> this.tallies.change("water", new Version(2), (tally) -> tally.collect("b"))));
	}

	@Test
	void aCreationWithAKeyIsDoneOnceAlsoWithARandomId() {
		Recorded<Tally> first = Acts.withKey("k1", "d").perform(() -> createWithRandomId());
		Recorded<Tally> again = Acts.withKey("k1", "d").perform(() -> createWithRandomId());

		assertThat(again).isEqualTo(first);
		assertThat(this.tallies.list(null, null, 10).items()).hasSize(1);
	}

	@Test
	void aRetryThatRacesWithItsFirstTryTakesEffectOnce() {
		create("water");
		try (ExecutorService writers = Executors.newFixedThreadPool(8)) {
			List<Future<Recorded<Tally>>> answers = IntStream.range(0, 8)
				.mapToObj((i) -> writers.submit(() -> Acts.withKey("k1", "digest")
					.perform(() -> this.tallies.change("water", new Version(1), (tally) -> tally.collect("a")))))
				.toList();

			assertThat(answers).allMatch(JournalTest::succeeded);
			assertThat(this.tallies.get("water").state().codes()).containsExactly("a");
		}
	}

	@Test
	void aCrashBetweenEntryAndCopyIsRolledForward() {
		crashBeforeTheCopy("water");

		assertThat(this.tallies.get("water").state().codes()).containsExactly("a", "b");
		assertThat(change("water", 3, "c").state().codes()).containsExactly("a", "b", "c");
	}

	@Test
	void nothingIsDecidedOnACopyThatACrashLeftBehind() {
		crashBeforeTheCopy("water");
		assertThatExceptionOfType(StaleVersion.class).isThrownBy(() -> change("water", 2, "c"))
			.matches((stale) -> stale.actual().equals(new Version(3)));

		crashBeforeTheCopy("data");
		assertThat(
				react("data", (tally) -> tally.codes().contains("b") ? Outcome.unchanged(tally) : tally.collect("b")))
			.as("not a second time")
			.containsExactly("a", "b");

		crashBeforeTheCopy("health");
		assertThat(
				react("health", (tally) -> tally.codes().contains("b") ? tally.collect("c") : Outcome.unchanged(tally)))
			.as("there is something to do")
			.containsExactly("a", "b", "c");

		crashBeforeTheCopy("energy");
		assertThat(react("energy", (tally) -> {
			if (!tally.codes().contains("b")) {
				throw Refused.because(Refused.Unmet.of("no-b"));
			}
			return tally.collect("c");
		})).as("the newest says yes").containsExactly("a", "b", "c");
	}

	/** Its entries have a and b, its copy has only a. */
	private void crashBeforeTheCopy(String id) {
		create(id);
		change(id, 1, "a");
		Recorded<Tally> before = this.tallies.get(id);
		change(id, 2, "b");
		// the copy as it was when the process died right after the entry
		this.database.getCollection("programmes")
			.updateOne(Filters.eq("_id", id),
					new org.bson.Document("$set",
							new org.bson.Document("version", before.version().value())
								.append("sequence", before.sequence())
								.append("state", new org.bson.Document(JournalEntry.fields(before.state())))));
	}

	private List<String> react(String id, Function<Tally, Outcome<Tally>> command) {
		return Acts.coordinator().perform(() -> this.tallies.react(id, command)).state().codes();
	}

	@Test
	void aCrashAfterTheVeryFirstEntryLosesNothing() {
		create("water");
		this.database.getCollection("programmes").deleteMany(new org.bson.Document());

		assertThat(this.tallies.get("water").version()).isEqualTo(new Version(1));
		assertThat(this.tallies.list(null, null, 10).items()).hasSize(1);
	}

	@Test
	void asOfGivesTheStateThatWasRecordedThen() {
		create("water");
		Instant created = this.clock.last();
		for (int i = 0; i < 20; i++) {
			change("water", i + 1, "code-" + i);
		}
		Instant afterTen = this.tallies.history("water", null, 50).items().get(10).recordedAt();

		assertThat(this.tallies.asOf("water", created.minusMillis(1))).isEmpty();
		assertThat(this.tallies.asOf("water", created).orElseThrow().version()).isEqualTo(new Version(1));
		assertThat(this.tallies.asOf("water", afterTen).orElseThrow().version()).isEqualTo(new Version(11));
		assertThat(this.tallies.asOf("water", Instant.MAX).orElseThrow().version()).isEqualTo(new Version(21));
	}

	@Test
	void historyTellsWhoByWhichCommandNewestFirstInPages() {
		create("water");
		change("water", 1, "a", "b");
		change("water", 2, "c");

		Page<HistoryLine> first = this.tallies.history("water", null, 2);
		Page<HistoryLine> second = this.tallies.history("water", first.next(), 2);

		assertThat(first.items()).extracting(HistoryLine::version).containsExactly(3L, 2L);
		assertThat(first.items().get(1).events()).extracting(HistoryLine.Event::sequence).containsExactly(2L, 3L);
		assertThat(first.items().get(0).actor().id()).isEqualTo("demo-p01");
		assertThat(second.items()).extracting(HistoryLine::version).containsExactly(1L);
		assertThat(second.next()).isNull();
	}

	@Test
	void listsPageByCursorInTheOrderOfIds() {
		for (String id : List.of("d", "b", "a", "c", "e")) {
			create(id);
		}

		Page<Recorded<Tally>> first = this.tallies.list(null, null, 2);
		Page<Recorded<Tally>> second = this.tallies.list(null, first.next(), 2);
		Page<Recorded<Tally>> third = this.tallies.list(null, second.next(), 2);

		assertThat(first.items()).extracting(Recorded::id).containsExactly("a", "b");
		assertThat(second.items()).extracting(Recorded::id).containsExactly("c", "d");
		assertThat(third.items()).extracting(Recorded::id).containsExactly("e");
		assertThat(third.next()).isNull();
	}

	@Test
	void listsPageByCursorInAnOrderOfTheirOwnTheGreatestFirst() {
		Order<Tally> downwards = new Order<>("id", (tally) -> tally.id().value());
		for (String id : List.of("d", "b", "a", "c", "e")) {
			create(id);
		}

		Page<Recorded<Tally>> first = this.tallies.list(downwards, null, null, 2);
		Page<Recorded<Tally>> second = this.tallies.list(downwards, null, first.next(), 2);
		Page<Recorded<Tally>> third = this.tallies.list(downwards, null, second.next(), 2);

		assertThat(first.items()).extracting(Recorded::id).containsExactly("e", "d");
		assertThat(second.items()).extracting(Recorded::id).containsExactly("c", "b");
		assertThat(third.items()).extracting(Recorded::id).containsExactly("a");
		assertThat(third.next()).isNull();
		Page<Recorded<Tally>> up = this.tallies.list(downwards.reversed(), null, null, 3);
		assertThat(up.items()).extracting(Recorded::id).containsExactly("a", "b", "c");
		assertThat(this.tallies.list(downwards.reversed(), null, up.next(), 3).items()).extracting(Recorded::id)
			.containsExactly("d", "e");
		String ofAnotherList = this.tallies.list(null, null, 2).next();
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.tallies.list(downwards, null, ofAnotherList, 2));
	}

	@Test
	void severalAreFoundAtOnceInTheOrderAskedAlsoRightAfterACrash() {
		create("a");
		create("b");
		create("c");
		change("a", 1, "new");
		Recorded<Tally> newest = this.tallies.get("a");
		// the copies as they were when the process died right after the entries
		this.database.getCollection("programmes")
			.updateOne(new org.bson.Document("_id", "a"),
					new org.bson.Document("$set", new org.bson.Document("version", 1L).append("sequence", 1L)
						.append("state", new org.bson.Document(JournalEntry.fields(Tally.start("a").state())))));
		this.database.getCollection("programmes").deleteOne(new org.bson.Document("_id", "c"));

		assertThat(this.tallies.findAll(List.of("c", "nobody", "a", "b", "a")).keySet()).containsExactly("c", "a", "b");
		assertThat(this.tallies.findAll(List.of("a"))).containsEntry("a", newest);
		assertThat(this.tallies.findAll(List.of())).isEmpty();
	}

	@Test
	void aGarbledCursorIsRefused() {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> this.tallies.list(null, "%%", 2));
	}

	@Test
	void wordsAreFoundInEitherNorwegian() {
		create("water");
		change("water", 1, "Bærekraftig vatn");

		assertThat(this.tallies.list(Aggregates.matching("berekraft"), null, 10).items()).hasSize(1);
		assertThat(this.tallies.list(Aggregates.matching("BÆREKRAFT vatn"), null, 10).items()).hasSize(1);
		assertThat(this.tallies.list(Aggregates.matching("energi"), null, 10).items()).isEmpty();
	}

	@Test
	void whatNoRecordCanHoldIsRefusedAndLeavesNothing() {
		create("water");

		assertThatExceptionOfType(Refused.class).isThrownBy(() -> change("water", 1, "x".repeat(600_000)))
			.satisfies((refused) -> assertThat(refused.unmet().get(0).code()).isEqualTo("too-large-to-publish"));

		assertThat(this.tallies.get("water").version()).isEqualTo(new Version(1));
	}

	@Test
	void noMoreThanMayBeHeldIsReadAtOnce() {
		create("water");
		for (int i = 0; i < 20; i++) {
			change("water", i + 1, "code-" + i + "-" + "x".repeat(10_000));
		}

		assertThat(this.journal.entries().unpublished(500, Long.MAX_VALUE)).hasSize(21);
		assertThat(this.journal.entries().unpublished(500, 500_000)).hasSizeBetween(2, 12);
		assertThat(this.journal.entries().unpublished(500, 1)).hasSize(1);
		assertThat(this.journal.entries().unpublished(5, Long.MAX_VALUE)).hasSize(5);
	}

	@Test
	void aReactionThatFindsNothingToDoLeavesNoEntry() {
		create("water");

		react("water", Outcome::unchanged);

		assertThat(this.tallies.get("water").version()).isEqualTo(new Version(1));
	}

	private Recorded<Tally> create(String id) {
		return Acts.coordinator().perform(() -> this.tallies.create(id, () -> Tally.start(id)));
	}

	private Recorded<Tally> createWithRandomId() {
		String id = Id.next();
		return this.tallies.create(id, () -> Tally.start(id));
	}

	private Recorded<Tally> change(String id, long version, String... codes) {
		return Acts.coordinator()
			.perform(() -> this.tallies.change(id, new Version(version), (tally) -> tally.collect(codes)));
	}

	private static boolean succeeded(Future<?> answer) {
		try {
			answer.get();
			return true;
		}
		catch (ExecutionException ex) {
			assertThat(ex.getCause()).isInstanceOf(StaleVersion.class);
			return false;
		}
		catch (InterruptedException ex) {
			throw new AssertionError(ex);
		}
	}

	/**
	 * A clock that ticks a millisecond at each look, so that no two entries share a time.
	 */
	private static final class TickingClock extends Clock {

		private long now = Instant.parse("2022-03-23T09:00:00Z").toEpochMilli();

		Instant last() {
			return Instant.ofEpochMilli(this.now);
		}

		@Override
		public ZoneOffset getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(java.time.ZoneId zone) {
			return this;
		}

		@Override
		public synchronized Instant instant() {
			return Instant.ofEpochMilli(++this.now);
		}

	}

}
