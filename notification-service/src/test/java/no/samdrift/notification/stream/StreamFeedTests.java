package no.samdrift.notification.stream;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Role;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.TheService.Answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class StreamFeedTests {

	private final Streams streams = new Streams();

	private Answer read(OrganisationId organisation, String query) {
		return this.streams.service.get("/municipalities/" + organisation.value() + "/events" + query,
				TheService.system(organisation));
	}

	@Test
	void aSystemReadsItsStreamPageByPageAndGoesOnFromItsCursor() {
		Story story = this.streams.municipalities("feed", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		List<String> told = new ArrayList<>();
		for (int i = 1; i <= 12; i++) {
			told.add(this.streams.publish(story, i, story.only("granvag")).id());
		}
		this.streams.awaitWritten();

		List<String> read = new ArrayList<>();
		String next = "?limit=5";
		for (int page = 0; page < 3; page++) {
			Answer answer = read(granvag, next);
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.header("Content-Type")).isEqualTo("application/cloudevents-batch+json");
			answer.json().forEach((event) -> read.add(event.path("id").asString()));
			next = "?limit=5&after=" + answer.header("Samdrift-Cursor");
			assertThat(answer.header("Link")).isEqualTo("</municipalities/" + granvag.value() + "/events?after="
					+ answer.header("Samdrift-Cursor") + "&limit=5>; rel=\"next\"");
		}
		assertThat(read).isEqualTo(told);

		Answer empty = read(granvag, next);
		assertThat(empty.json().size()).isZero();
		assertThat(empty.header("Samdrift-Cursor")).isNotBlank();
		Envelope later = this.streams.publish(story, 13, story.only("granvag"));
		this.streams.awaitWritten();
		assertThat(read(granvag, "?after=" + empty.header("Samdrift-Cursor")).json().get(0).path("id").asString())
			.isEqualTo(later.id());
	}

	@Test
	void anEventIsAWholeCloudEvent() {
		Story story = this.streams.municipalities("whole", "granvag");
		Envelope told = this.streams.publish(story, 1, story.only("granvag"));
		this.streams.awaitWritten();

		JsonNode event = read(story.organisation("granvag"), "").json().get(0);
		assertThat(event.path("specversion").asString()).isEqualTo("1.0");
		assertThat(event.path("type").asString()).isEqualTo("no.samdrift.project.ProjectMovedToOperation.v1");
		assertThat(event.path("source").asString()).isEqualTo("/tests/project-service");
		assertThat(event.path("subject").asString()).isEqualTo(story.project().value());
		assertThat(event.path("sequence").asString()).isEqualTo("0000000000000000001");
		assertThat(Instant.parse(event.path("time").asString())).isEqualTo(told.time());
		assertThat(event.path("datacontenttype").asString()).isEqualTo("application/json");
		assertThat(event.path("visibility").asString()).isEqualTo("PARTNERS");
		assertThat(event.path("data").path("operationsOwner").asString()).isEqualTo(story.person("oda").value());
		assertThat(event.path("data").path("card").path("state").asString()).isEqualTo("OPERATION");
	}

	@Test
	void aLongPollAnswersWhenSomethingComes() throws Exception {
		Story story = this.streams.municipalities("poll", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		String cursor = read(granvag, "").header("Samdrift-Cursor");
		try (ExecutorService waiting = Executors.newVirtualThreadPerTaskExecutor()) {
			List<CompletableFuture<Answer>> answers = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				answers.add(CompletableFuture.supplyAsync(() -> read(granvag, "?wait=60&after=" + cursor), waiting));
			}
			await().atMost(Duration.ofSeconds(30))
				.until(() -> this.streams.gauge("samdrift.streams.readers.waiting") == 20);
			// who waits holds no reader; one may be looking still, for what came before
			// it waited
			await().atMost(Duration.ofSeconds(30))
				.until(() -> this.streams.gauge("samdrift.streams.readers.busy") == 0);
			Envelope told = this.streams.publish(story, 1, story.only("granvag"));
			for (CompletableFuture<Answer> answer : answers) {
				assertThat(answer.get(50, TimeUnit.SECONDS).json().get(0).path("id").asString()).isEqualTo(told.id());
			}
		}
		assertThat(this.streams.gauge("samdrift.streams.readers.waiting")).isZero();
	}

	@Test
	void aLongPollInVainGivesAnEmptyPageAndACursor() {
		Story story = this.streams.municipalities("vain", "granvag");
		OrganisationId granvag = story.organisation("granvag");

		Answer answer = read(granvag, "?wait=1");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().size()).isZero();
		Answer again = read(granvag, "?after=" + answer.header("Samdrift-Cursor"));
		assertThat(again.header("Samdrift-Cursor")).isEqualTo(answer.header("Samdrift-Cursor"));
	}

	@Test
	void aCursorThatLeadsNowhereIsRefusedAndNeverStartsAnew() throws Exception {
		Story story = this.streams.municipalities("cursor", "granvag", "lyngsund");
		OrganisationId granvag = story.organisation("granvag");
		for (int i = 1; i <= 3; i++) {
			this.streams.publish(story, i, story.only("granvag", "lyngsund"));
		}
		this.streams.awaitWritten();
		String first = read(granvag, "?limit=1").header("Samdrift-Cursor");
		String end = read(granvag, "").header("Samdrift-Cursor");
		String foreign = read(story.organisation("lyngsund"), "").header("Samdrift-Cursor");

		refused(read(granvag, "?after=nonsense"), 400, "cursor-unknown");
		refused(read(granvag, "?after=" + end.substring(0, end.length() - 2) + "AA"), 400, "cursor-unknown");
		refused(read(granvag, "?after=" + foreign), 403, "cursor-foreign");

		this.streams.service.admin()
			.deleteRecords(Map.of(StreamTopics.partition(granvag), RecordsToDelete.beforeOffset(3)))
			.all()
			.get();
		refused(read(granvag, "?after=" + first), 410, "cursor-expired");
		assertThat(read(granvag, "?after=" + end).status()).isEqualTo(200);

		Uuid before = this.streams.service.bean(StreamTopics.class).incarnation(granvag).orElseThrow();
		this.streams.service.admin().deleteTopics(List.of(MunicipalTopic.of(granvag))).all().get();
		await().atMost(Duration.ofSeconds(30))
			.until(() -> this.streams.service.bean(StreamTopics.class)
				.incarnation(granvag)
				.filter((now) -> !now.equals(before))
				.isPresent());
		refused(read(granvag, "?after=" + end), 410, "cursor-expired");
		assertThat(read(granvag, "").status()).isEqualTo(200);
	}

	private static void refused(Answer answer, int status, String problem) {
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.problem()).isEqualTo(problem);
		assertThat(answer.json().path("title").asString()).isNotEqualTo("problem." + problem);
		assertThat(answer.json().path("errors").get(0).path("remedy").asString()).doesNotStartWith("refusal.");
	}

	@Test
	void aNumberOutOfRangeIsRefused() {
		Story story = this.streams.municipalities("range", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		for (String wrong : List.of("?limit=0", "?limit=501", "?limit=x", "?wait=61", "?wait=-1")) {
			assertThat(read(granvag, wrong).status()).as(wrong).isEqualTo(400);
		}
		assertThat(read(granvag, "?limit=500&wait=0").status()).isEqualTo(200);
	}

	@Test
	void aStreamIsForItsOwnMunicipalitysSystemsAndIntegrators() {
		Story story = this.streams.municipalities("rights", "granvag", "lyngsund");
		OrganisationId granvag = story.organisation("granvag");
		String path = "/municipalities/" + granvag.value();
		String foreign = TheService.system(story.organisation("lyngsund"));
		String staff = TheService.token(story.person("per"), granvag, Role.STAFF);
		String integrator = TheService.token(story.person("ine"), granvag, Role.INTEGRATOR);
		String operator = TheService.token(story.person("ola"), null, Role.OPERATOR);

		assertThat(this.streams.service.get(path + "/events", foreign).status()).isEqualTo(403);
		assertThat(this.streams.service.get(path + "/events", staff).status()).isEqualTo(403);
		assertThat(this.streams.service.get(path + "/events", operator).status()).isEqualTo(403);
		assertThat(this.streams.service.get(path + "/events", null).status()).isEqualTo(401);
		assertThat(this.streams.service.get(path + "/events", integrator).status()).isEqualTo(200);
		assertThat(this.streams.service.get(path, foreign).status()).isEqualTo(403);
		assertThat(this.streams.service.get(path, operator).status()).isEqualTo(200);
	}

	@Test
	void aStreamTellsSinceWhenItIsOpenAndHowFarItGoes() {
		Story story = this.streams.municipalities("state", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		this.streams.publish(story, 1, story.only("granvag"));
		this.streams.awaitWritten();

		JsonNode state = this.streams.service.get("/municipalities/" + granvag.value(), TheService.system(granvag))
			.json();
		assertThat(state.path("open").asBoolean()).isTrue();
		assertThat(state.path("since").asString()).isNotBlank();
		Envelope next = this.streams.publish(story, 2, story.only("granvag"));
		assertThat(
				read(granvag, "?wait=30&after=" + state.path("newest").asString()).json().get(0).path("id").asString())
			.isEqualTo(next.id());
	}

	@Test
	void whoHasNoStreamIsToldSo() {
		Story story = this.streams.municipalities("none", "granvag");
		OrganisationId business = story.organisation("firma");
		this.streams.publisher.card(EventFamily.ORGANISATION, business.value(), 1,
				story.organisation("firma", OrganisationType.BUSINESS, null));
		await().atMost(Duration.ofSeconds(20)).until(() -> read(business, "").status() == 404);
		Answer unknown = read(story.organisation("ukjent"), "");
		assertThat(unknown.status()).isEqualTo(409);
		assertThat(unknown.problem()).isEqualTo("fact-not-yet-known");
	}

}
