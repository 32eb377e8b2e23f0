package no.samdrift.notification.sync;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.project.AdoptionState;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.TheService.Answer;
import no.samdrift.notification.snapshot.Mirror;
import no.samdrift.notification.stream.Streams;
import no.samdrift.notification.visible.ToldCard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class SyncProofTests {

	private static final String ADOPTION = "no.samdrift.project.AdoptionCard.v1";

	private final Streams streams = new Streams();

	@Test
	void aSystemThatHasItAllIsInSyncAndOneThatHasNotIsToldWhat() {
		Story story = this.streams.municipalities("proof", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		for (int i = 0; i < 4; i++) {
			this.streams.tell(story, i, 1, AdoptionState.CANDIDATE, story.only("granvag"));
		}
		this.streams.awaitWritten();
		Answer snapshot = snapshot(granvag);
		String cursor = snapshot.header("Samdrift-Cursor");
		Mirror mirror = new Mirror();
		mirror.apply(snapshot.json());

		JsonNode whole = prove(granvag, offer(mirror, cursor, false));
		assertThat(whole.path("state").asString()).isEqualTo("IN_SYNC");

		ProofOffered offered = offer(mirror, cursor, false);
		long offset = Long.parseLong(snapshot.header("Samdrift-Offset"));
		assertThat(prove(granvag, new ProofOffered(null, offset, offered.kinds())).path("state").asString())
			.isEqualTo("IN_SYNC");

		assertThat(whole.path("notOffered").size()).isZero();
		ProofOffered others = new ProofOffered(cursor, null,
				offered.kinds().stream().filter((kind) -> !kind.cardType().equals(ADOPTION)).toList());
		assertThat(prove(granvag, others).path("notOffered").toString()).isEqualTo("[\"" + ADOPTION + "\"]");

		String lost = "tatt-2-" + story.project().value();
		mirror.forget(lost);
		JsonNode differs = adoptions(prove(granvag, offer(mirror, cursor, false)));
		assertThat(differs.path("state").asString()).isEqualTo("DRIFT");
		assertThat(differs.path("named").asBoolean()).isFalse();
		JsonNode result = prove(granvag, offer(mirror, cursor, true));
		JsonNode named = adoptions(result);
		assertThat(named.path("missing").size()).isEqualTo(1);
		assertThat(named.path("missing").get(0).path("subject").asString()).isEqualTo(lost);
		assertThat(named.path("stale").size()).isZero();
		assertThat(named.path("unexpected").size()).isZero();

		mirror.apply(this.streams.service.get(result.path("repair").asString(), TheService.system(granvag)).json());
		assertThat(prove(granvag, offer(mirror, cursor, false)).path("state").asString()).isEqualTo("IN_SYNC");
	}

	@Test
	void aSystemThatIsBehindIsNotCalledWrong() {
		Story story = this.streams.municipalities("behind", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		this.streams.tell(story, 1, 1, AdoptionState.CANDIDATE, story.only("granvag"));
		this.streams.awaitWritten();
		Answer snapshot = snapshot(granvag);
		Mirror mirror = new Mirror();
		mirror.apply(snapshot.json());
		this.streams.tell(story, 1, 2, AdoptionState.CANDIDATE, story.only("granvag"));
		this.streams.tell(story, 2, 1, AdoptionState.CANDIDATE, story.only("granvag"));
		this.streams.awaitWritten();

		JsonNode kind = adoptions(prove(granvag, offer(mirror, snapshot.header("Samdrift-Cursor"), true)));
		assertThat(kind.path("state").asString()).isEqualTo("NOT_COMPARED");
		assertThat(kind.path("underWay").asInt()).isEqualTo(2);
	}

	@Test
	void aMalformedProofIsRefusedWithItsFields() {
		Story story = this.streams.municipalities("malformed", "granvag");
		OrganisationId granvag = story.organisation("granvag");

		Answer answer = this.streams.service.post("/municipalities/" + granvag.value() + "/sync-proof",
				TheService.system(granvag),
				Map.of("offset", -1, "kinds", List.of(Map.of("cardType", ADOPTION, "digest", "x"))));
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.response().body()).contains("offset").contains("kinds[0].digest");
	}

	private JsonNode prove(OrganisationId organisation, ProofOffered proof) {
		Answer answer = this.streams.service.post("/municipalities/" + organisation.value() + "/sync-proof",
				TheService.system(organisation), proof);
		assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
		return answer.json();
	}

	private static JsonNode adoptions(JsonNode result) {
		return result.path("kinds")
			.valueStream()
			.filter((kind) -> ADOPTION.equals(kind.path("cardType").asString()))
			.findFirst()
			.orElseThrow();
	}

	/** What changes is told, what is proved again is not. */
	@Test
	void aDriftIsToldToItsOwnMunicipalityOnceAndSoIsItsEnd() {
		Story story = this.streams.municipalities("told", "granvag", "lyngsund");
		OrganisationId granvag = story.organisation("granvag");
		this.streams.tell(story, 1, 1, AdoptionState.CANDIDATE, story.only("granvag", "lyngsund"));
		this.streams.tell(story, 2, 1, AdoptionState.CANDIDATE, story.only("granvag", "lyngsund"));
		this.streams.awaitWritten();
		Answer snapshot = snapshot(granvag);
		String cursor = snapshot.header("Samdrift-Cursor");
		Mirror whole = new Mirror();
		whole.apply(snapshot.json());
		Mirror lacking = new Mirror();
		lacking.apply(snapshot.json());
		lacking.forget("tatt-1-" + story.project().value());

		prove(granvag, offer(whole, cursor, false));
		prove(granvag, offer(lacking, cursor, false));
		prove(granvag, offer(lacking, cursor, true));
		prove(granvag, offer(lacking, cursor, true));
		prove(granvag, offer(whole, cursor, false));
		prove(granvag, offer(whole, cursor, false));

		List<String> told = new ArrayList<>();
		await("both are in the stream").atMost(Duration.ofSeconds(30)).until(() -> {
			told.clear();
			this.streams.service
				.get("/municipalities/" + granvag.value() + "/events?after=" + cursor, TheService.system(granvag))
				.json()
				.forEach((event) -> told.add(event.path("type").asString()));
			return told.size() >= 2;
		});
		assertThat(told).containsExactly("no.samdrift.notification.SubscriberDriftDetected.v1",
				"no.samdrift.notification.SubscriberInSync.v1");
		assertThat(this.streams.service
			.get("/municipalities/" + story.organisation("lyngsund").value() + "/events",
					TheService.system(story.organisation("lyngsund")))
			.response()
			.body()).doesNotContain("SubscriberDriftDetected");
	}

	@Test
	void theLastProofIsSeenByItsOwnPeopleAndByOperators() {
		Story story = this.streams.municipalities("seen", "granvag", "lyngsund");
		OrganisationId granvag = story.organisation("granvag");
		this.streams.tell(story, 1, 1, AdoptionState.CANDIDATE, story.only("granvag"));
		this.streams.awaitWritten();
		Answer snapshot = snapshot(granvag);
		Mirror mirror = new Mirror();
		mirror.apply(snapshot.json());
		prove(granvag, offer(mirror, snapshot.header("Samdrift-Cursor"), false));
		String path = "/municipalities/" + granvag.value() + "/sync-proofs";

		JsonNode seen = this.streams.service.get(path, TheService.token(story.person("ola"), null, Role.OPERATOR))
			.json();
		assertThat(seen.get(0).path("system").asString()).isEqualTo("archive");
		assertThat(seen.get(0).path("state").asString()).isEqualTo("IN_SYNC");
		assertThat(this.streams.service.get(path, TheService.system(story.organisation("lyngsund"))).status())
			.isEqualTo(403);
		assertThat(this.streams.service
			.post("/municipalities/" + granvag.value() + "/sync-proof",
					TheService.token(story.person("ola"), null, Role.OPERATOR),
					offer(mirror, snapshot.header("Samdrift-Cursor"), false))
			.status()).isEqualTo(403);
	}

	private Answer snapshot(OrganisationId organisation) {
		this.streams.awaitWhole();
		return this.streams.service.get("/municipalities/" + organisation.value() + "/snapshot",
				TheService.system(organisation));
	}

	private static ProofOffered offer(Mirror mirror, @Nullable String cursor, boolean named) {
		Map<String, StringBuilder> lines = new TreeMap<>();
		Map<String, List<ProofOffered.Held>> held = new TreeMap<>();
		for (Mirror.Line line : mirror.lines()) {
			lines.computeIfAbsent(line.cardType(), (unused) -> new StringBuilder())
				.append("%s %s %s %s\n".formatted(line.source(), line.subject(), line.sequence(), line.digest()));
			held.computeIfAbsent(line.cardType(), (unused) -> new ArrayList<>())
				.add(new ProofOffered.Held(line.source(), line.subject(), line.sequence(), line.digest()));
		}
		List<ProofOffered.Kind> kinds = new ArrayList<>();
		lines.forEach((type, text) -> kinds
			.add(new ProofOffered.Kind(type, ToldCard.sha256(text.toString()), named ? held.get(type) : null)));
		return new ProofOffered(cursor, null, kinds);
	}

}
