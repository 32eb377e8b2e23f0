package no.samdrift.notification.snapshot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import no.samdrift.events.Audience;
import no.samdrift.events.EventFamily;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.Visibility;
import no.samdrift.events.project.AdoptionState;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.TheService.Answer;
import no.samdrift.notification.stream.Streams;

import static org.assertj.core.api.Assertions.assertThat;

class SnapshotTests {

	private static final List<String> NAMES = List.of("granvag", "lyngsund", "hogdal");

	private static int stories;

	private final Streams streams = new Streams();

	private Answer read(OrganisationId organisation, String what) {
		this.streams.awaitWhole();
		return this.streams.service.get("/municipalities/" + organisation.value() + what,
				TheService.system(organisation));
	}

	/**
	 * The law of mission E11, over random changes, audiences and moments: a snapshot and
	 * the events after its cursor give what the rule grants, as does the whole stream.
	 */
	@Property(tries = 6, shrinking = ShrinkingMode.OFF)
	void aSnapshotAndTheEventsAfterItAreTheState(@ForAll("changes") List<Change> changes,
			@ForAll("moments") double moment) {
		Story story = this.streams.municipalities("snap" + (++stories) + "x" + Long.toString(System.nanoTime(), 36),
				NAMES.toArray(String[]::new));
		Map<Integer, Long> sequences = new HashMap<>();
		Map<OrganisationId, Map<Integer, Long>> granted = new HashMap<>();
		Map<OrganisationId, Answer> snapshots = new HashMap<>();
		for (int i = 0; i < changes.size(); i++) {
			if (i == (int) (moment * changes.size())) {
				// in the middle of the writing: nobody waits for the streams
				NAMES.forEach(
						(name) -> snapshots.put(story.organisation(name), read(story.organisation(name), "/snapshot")));
			}
			Change change = changes.get(i);
			long sequence = sequences.merge(change.adoption, 1L, Long::sum);
			Audience audience = new Audience(change.visibility,
					Set.copyOf(change.named.stream().map((n) -> story.organisation(NAMES.get(n))).toList()));
			this.streams.tell(story, change.adoption, sequence, AdoptionState.values()[(int) (sequence % 4)], audience);
			NAMES.stream()
				.map(story::organisation)
				.filter(audience::admits)
				.forEach((organisation) -> granted.computeIfAbsent(organisation, (unused) -> new TreeMap<>())
					.put(change.adoption, sequence));
		}
		this.streams.awaitWritten();

		for (OrganisationId organisation : NAMES.stream().map(story::organisation).toList()) {
			Mirror fromSnapshot = new Mirror();
			Answer snapshot = snapshots.get(organisation);
			assertThat(snapshot.status()).isEqualTo(200);
			fromSnapshot.apply(snapshot.json());
			fromSnapshot.apply(events(organisation, snapshot.header("Samdrift-Cursor")));
			Mirror fromStream = new Mirror();
			fromStream.apply(events(organisation, null));
			Mirror now = new Mirror();
			now.apply(read(organisation, "/snapshot").json());

			assertThat(fromSnapshot.state()).isEqualTo(now.state());
			assertThat(own(story, fromSnapshot.state())).isEqualTo(own(story, fromStream.state()));
			Map<String, Long> expected = new TreeMap<>();
			granted.getOrDefault(organisation, Map.of())
				.forEach((adoption, sequence) -> expected
					.put("/tests/project-service tatt-" + adoption + "-" + story.project().value(), sequence));
			Map<String, Long> held = new TreeMap<>();
			own(story, now.state()).forEach((resource, card) -> held.put(resource, Long.parseLong(card.split(" ")[0])));
			assertThat(held).isEqualTo(expected);
		}
	}

	/** Other tests' public events are in everybody's snapshot. */
	private static Map<String, String> own(Story story, Map<String, String> state) {
		Map<String, String> own = new TreeMap<>(state);
		own.keySet().removeIf((resource) -> !resource.endsWith(story.project().value()));
		return own;
	}

	private List<JsonNode> events(OrganisationId organisation, String after) {
		List<JsonNode> events = new ArrayList<>();
		String cursor = after;
		for (int size = 1; size > 0;) {
			Answer page = read(organisation, "/events" + ((cursor != null) ? "?after=" + cursor : ""));
			page.json().forEach(events::add);
			size = page.json().size();
			cursor = page.header("Samdrift-Cursor");
		}
		return events;
	}

	@Provide
	Arbitrary<Double> moments() {
		return Arbitraries.doubles().between(0, 0.99);
	}

	@Provide
	Arbitrary<List<Change>> changes() {
		return Combinators
			.combine(Arbitraries.integers().between(0, 4), Arbitraries.of(Visibility.class),
					Arbitraries.integers().between(0, NAMES.size() - 1).set().ofMaxSize(NAMES.size()))
			.as(Change::new)
			.list()
			.ofMinSize(2)
			.ofMaxSize(40);
	}

	record Change(int adoption, Visibility visibility, Collection<Integer> named) {
	}

	@Test
	void aSnapshotIsACloudEventForEachCard() {
		Story story = this.streams.municipalities("card", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		this.streams.tell(story, 1, 1, AdoptionState.CANDIDATE, story.only("granvag"));
		this.streams.awaitWritten();

		Answer snapshot = read(granvag, "/snapshot?subject=tatt-1-" + story.project().value());
		assertThat(snapshot.header("Content-Type")).isEqualTo("application/cloudevents-batch+json");
		assertThat(snapshot.header("Link")).contains("after=" + snapshot.header("Samdrift-Cursor"));
		assertThat(snapshot.json().size()).isEqualTo(1);
		JsonNode card = snapshot.json().get(0);
		assertThat(card.path("specversion").asString()).isEqualTo("1.0");
		assertThat(card.path("type").asString()).isEqualTo("no.samdrift.project.AdoptionCard.v1");
		assertThat(card.path("dataschema").asString()).endsWith("/schemas/no.samdrift.project.AdoptionCard.v1.json");
		assertThat(card.path("id").asString()).endsWith("-card");
		assertThat(card.path("sequence").asString()).isEqualTo("0000000000000000001");
		assertThat(card.path("data").path("state").asString()).isEqualTo("CANDIDATE");
		assertThat(card.has("cardtype")).isFalse();
	}

	@Test
	void whoJoinsLaterSeesTheCardFromThenOn() {
		Story story = this.streams.municipalities("joins", "granvag", "lyngsund");
		this.streams.tell(story, 1, 1, AdoptionState.CANDIDATE, story.only("granvag"));
		this.streams.awaitWritten();
		String subject = "/snapshot?subject=tatt-1-" + story.project().value();
		assertThat(read(story.organisation("lyngsund"), subject).json().size()).isZero();

		this.streams.tell(story, 1, 2, AdoptionState.CANDIDATE, story.only("granvag", "lyngsund"));
		this.streams.awaitWritten();
		assertThat(read(story.organisation("lyngsund"), subject).json().get(0).path("sequence").asString())
			.isEqualTo("0000000000000000002");
	}

	@Test
	void aMunicipalityThatIsRegisteredLateHasWhatEverybodyMaySee() {
		Story story = this.streams.municipalities("late", "granvag");
		this.streams.tell(story, 1, 1, AdoptionState.CANDIDATE, Audience.everybody(List.of()));
		this.streams.awaitWritten();
		this.streams.publisher.card(EventFamily.ORGANISATION, story.organisation("ny").value(), 1,
				story.municipality("ny"));
		this.streams.awaitOpen(story.organisation("ny"));

		assertThat(read(story.organisation("ny"), "/snapshot?subject=tatt-1-" + story.project().value()).json().size())
			.isEqualTo(1);
	}

	@Test
	void onlyItsOwnSystemsAndIntegratorsReadASnapshot() {
		Story story = this.streams.municipalities("snaprights", "granvag", "lyngsund");
		String path = "/municipalities/" + story.organisation("granvag").value() + "/snapshot";

		assertThat(this.streams.service.get(path, TheService.system(story.organisation("lyngsund"))).status())
			.isEqualTo(403);
		assertThat(this.streams.service.get(path, null).status()).isEqualTo(401);
	}

	/** Mission E18: the cards are rebuilt, and neither streams nor cursors move. */
	@Test
	void cardsThatWereLostAreFilledAnewFromTheEvents() {
		Story story = this.streams.municipalities("refill", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		this.streams.tell(story, 1, 1, AdoptionState.CANDIDATE, story.only("granvag"));
		this.streams.tell(story, 1, 2, AdoptionState.CANDIDATE, story.only("granvag"));
		this.streams.awaitWritten();
		String before = read(granvag, "/snapshot").response().body();
		String cursor = read(granvag, "/events").header("Samdrift-Cursor");

		String operator = TheService.token(story.person("ola"), null, Role.OPERATOR);
		Answer asked = this.streams.service.post("/read-models/visible-cards/rebuild", operator,
				Map.of("reason", "Some cards are missing"));
		assertThat(asked.status()).isEqualTo(202);
		assertThat(asked.json().path("state").asString()).isIn("REQUESTED", "FILLING", "WHOLE");
		Answer refused = this.streams.service.get("/municipalities/" + granvag.value() + "/snapshot",
				TheService.system(granvag));
		assertThat(refused.status()).isIn(200, 503);
		if (refused.status() == 503) {
			assertThat(refused.problem()).isEqualTo("snapshot-not-ready");
			assertThat(refused.header("Retry-After")).isEqualTo("5");
		}
		assertThat(read(granvag, "/snapshot").response().body()).isEqualTo(before);
		Answer done = this.streams.service.get("/read-models/visible-cards", operator);
		assertThat(done.json().path("state").asString()).isEqualTo("WHOLE");
		assertThat(done.json().path("askedBy").asString()).isEqualTo(story.person("ola").value());
		assertThat(done.json().path("reason").asString()).isEqualTo("Some cards are missing");
		assertThat(read(granvag, "/events?after=" + cursor).json().size()).isZero();
	}

}
