package no.samdrift.notification.inbox;

import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.cloud.stream.binding.BindingsLifecycleController;

import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Language;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.Role;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectState;
import no.samdrift.notification.Publisher;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.TheService.Answer;
import no.samdrift.notification.facts.CardReader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class InboxTests {

	private static final String GROUP = "notification-service.inbox";

	private final TheService service = TheService.shared();

	private final Publisher publisher = Publisher.shared();

	@Test
	void aColleagueIsToldInHerOwnLanguageWhyAndWhatToOpen() {
		Story story = told("told");
		person(story, "nina", "hogdal", Language.NN);

		Envelope moved = moveToOperation(story, 1);

		JsonNode item = awaitItem(story, "nina", moved.id());
		assertThat(item.path("text").asString()).startsWith("«Nattsyn» er gått frå pilot til drift hos Heimetenesta");
		assertThat(item.path("why").asString())
			.isEqualTo("Du får dette fordi prosjektet er sagt å vere aktuelt i Demo: hogdal kommune.");
		assertThat(item.path("language").asString()).isEqualTo("nn");
		assertThat(item.path("subjectName").asString()).isEqualTo("Nattsyn");
		assertThat(inbox(story, "nina", "?language=en").json().at("/items/0/subjectName").asString())
			.isEqualTo("Night watch");
		assertThat(item.path("rule").asString()).isEqualTo("ProjectMovedToOperation");
		assertThat(item.path("correlationId").asString()).isEqualTo(moved.correlationId());
		assertThat(item.path("link").path("kind").asString()).isEqualTo("project");
		assertThat(item.path("link").path("id").asString()).isEqualTo(story.project().value());
		assertThat(item.path("unread").asBoolean()).isTrue();
		assertThat(inbox(story, "nina", "?language=en").json().path("items").get(0).path("text").asString())
			.startsWith("“Night watch” went from pilot");
		assertThat(awaitItem(story, "siri", moved.id()).path("reasons").get(0).path("relation").asString())
			.isEqualTo("steering-group");
	}

	@Test
	void whoWasRegisteredJustBeforeIsNeverForgotten() {
		Story story = told("race");
		Map<String, Envelope> moved = new HashMap<>();
		for (int i = 1; i <= 25; i++) {
			person(story, "ny" + i, "lyngsund", null);
			moved.put("ny" + i, moveToOperation(story, i));
		}
		moved.forEach((name, envelope) -> awaitItem(story, name, envelope.id()));
	}

	@Test
	void readMarksAreSetTakenBackAndSetAllAtOnce() {
		Story story = told("marks");
		Envelope first = moveToOperation(story, 1);
		Envelope second = moveToOperation(story, 2);
		awaitItem(story, "lise", first.id());
		awaitItem(story, "lise", second.id());
		String lise = TheService.token(story.person("lise"), story.organisation("lyngsund"), Role.STAFF);

		JsonNode read = this.service.post("/inbox/" + first.id() + "/mark-read", lise).json();
		assertThat(read.path("unread").asBoolean()).isFalse();
		assertThat(read.path("readAt").isMissingNode()).isFalse();
		assertThat(inbox(story, "lise", "?unread=true").json().path("items").size()).isEqualTo(1);
		assertThat(inbox(story, "lise", "").json().path("unread").asInt()).isEqualTo(1);
		assertThat(inbox(story, "lise", "/unread-count").json().toString()).isEqualTo("{\"unread\":1}");

		JsonNode batch = this.service.post("/inbox/mark-all-read", lise).json();
		assertThat(batch.path("marked").asInt()).isEqualTo(1);
		assertThat(inbox(story, "lise", "").json().path("unread").asInt()).isZero();

		JsonNode undone = this.service.post("/inbox/mark-all-read/" + batch.path("batch").asString() + "/undo", lise)
			.json();
		assertThat(undone.path("marked").asInt()).isEqualTo(1);
		assertThat(inbox(story, "lise", "").json().path("unread").asInt()).isEqualTo(1);

		this.service.post("/inbox/" + first.id() + "/mark-unread", lise);
		assertThat(inbox(story, "lise", "").json().path("unread").asInt()).isEqualTo(2);
	}

	@Test
	void anInboxIsItsOwnersAlone() {
		Story story = told("own");
		Envelope moved = moveToOperation(story, 1);
		awaitItem(story, "lise", moved.id());
		String nils = TheService.token(story.person("nils"), story.organisation("nordvik"), Role.STAFF, Role.OPERATOR);

		assertThat(this.service.get("/inbox", nils).json().path("items").size()).isZero();
		assertThat(this.service.get("/inbox/" + moved.id(), nils).status()).isEqualTo(404);
		assertThat(this.service.post("/inbox/" + moved.id() + "/mark-read", nils).status()).isEqualTo(404);
		assertThat(this.service.get("/inbox", null).status()).isEqualTo(401);
		assertThat(this.service.get("/inbox/unread-count", null).status()).isEqualTo(401);
		assertThat(this.service.get("/inbox/unread-count", nils).json().path("unread").asInt()).isZero();
		assertThat(this.service.get("/inbox", TheService.system(story.organisation("nordvik"))).status())
			.isEqualTo(403);
		assertThat(inbox(story, "lise", "").json().path("unread").asInt()).isEqualTo(1);
	}

	@Test
	void theInboxIsReadPageByPageNewestFirst() {
		Story story = told("pages");
		List<String> ids = new ArrayList<>();
		for (int i = 1; i <= 7; i++) {
			ids.addFirst(moveToOperation(story, i).id());
		}
		ids.forEach((id) -> awaitItem(story, "lise", id));

		List<String> seen = new ArrayList<>();
		String cursor = "";
		do {
			JsonNode page = inbox(story, "lise", "?limit=3" + cursor).json();
			page.path("items").forEach((item) -> seen.add(item.path("id").asString()));
			cursor = page.has("next") ? "&cursor=" + page.path("next").asString() : "";
		}
		while (!cursor.isEmpty());
		assertThat(seen).isEqualTo(ids);
		Answer wrong = inbox(story, "lise", "?cursor=nonsense");
		assertThat(wrong.status()).isEqualTo(400);
		assertThat(wrong.json().path("errors").get(0).path("code").asString()).isEqualTo("cursor-unknown");
	}

	@Test
	void resettingTheOffsetsToZeroTellsNobodyTwiceAndKeepsReadMarks() throws Exception {
		Story story = told("again");
		Envelope first = moveToOperation(story, 1);
		Envelope second = moveToOperation(story, 2);
		awaitItem(story, "lise", first.id());
		awaitItem(story, "lise", second.id());
		String lise = TheService.token(story.person("lise"), story.organisation("lyngsund"), Role.STAFF);
		this.service.post("/inbox/" + first.id() + "/mark-read", lise);
		person(story, "sein", "lyngsund", null);
		JsonNode before = inbox(story, "lise", "").json();

		replayEverything();
		Envelope third = moveToOperation(story, 3);
		awaitItem(story, "lise", third.id());

		JsonNode after = inbox(story, "lise", "").json();
		assertThat(after.path("items").size()).isEqualTo(3);
		assertThat(List.of(after.path("items").get(1), after.path("items").get(2)))
			.containsExactly(before.path("items").get(0), before.path("items").get(1));
		JsonNode late = awaitItem(story, "sein", third.id());
		assertThat(late).isNotNull();
		assertThat(inbox(story, "sein", "").json().path("items").size()).isEqualTo(1);
	}

	private void replayEverything() throws Exception {
		BindingsLifecycleController bindings = this.service.bean(BindingsLifecycleController.class);
		List<String> names = List.of("projectInbox-in-0", "membershipInbox-in-0", "notificationInbox-in-0");
		names.forEach(bindings::stop);
		await().atMost(Duration.ofSeconds(30))
			.until(() -> this.service.admin()
				.describeConsumerGroups(List.of(GROUP))
				.all()
				.get()
				.get(GROUP)
				.members()
				.isEmpty());
		Map<TopicPartition, OffsetAndMetadata> zero = new HashMap<>();
		Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
		this.service.admin().describeTopics(CardReader.EVENT_TOPICS).allTopicNames().get().forEach((topic, about) -> {
			about.partitions().forEach((partition) -> {
				zero.put(new TopicPartition(topic, partition.partition()), new OffsetAndMetadata(0));
				latest.put(new TopicPartition(topic, partition.partition()), OffsetSpec.latest());
			});
		});
		this.service.admin().alterConsumerGroupOffsets(GROUP, zero).all().get();
		double repeatsBefore = repeats();
		names.forEach(bindings::start);
		await().atMost(Duration.ofSeconds(60)).until(() -> repeats() > repeatsBefore);
		// an event per partition after all that is replayed shows that the replay is over
		for (int i = 0; i < 20; i++) {
			Story marker = told("marker" + i + "x" + Long.toString(System.nanoTime(), 36));
			awaitItem(marker, "lise", moveToOperation(marker, 1).id());
		}
	}

	private double repeats() {
		return this.service.bean(MeterRegistry.class).get("samdrift.notifications.duplicates").counter().count();
	}

	@Test
	void aReaderFollowsLiveAndGoesOnAfterTheLastIdThatItGot() throws Exception {
		Story story = told("live");
		String lise = TheService.token(story.person("lise"), story.organisation("lyngsund"), Role.STAFF);
		Envelope before = moveToOperation(story, 1);
		awaitItem(story, "lise", before.id());

		Envelope first;
		try (Live live = new Live(lise, null)) {
			first = moveToOperation(story, 2);
			assertThat(live.next("id")).isEqualTo(first.id());
			assertThat(live.next("event")).isEqualTo("notification");
			assertThat(live.next("data")).contains("gått fra pilot til drift");
			assertThat(live.next("")).isEqualTo("still here");
		}
		await().atMost(Duration.ofSeconds(20)).until(() -> readers() == 0);
		Envelope second = moveToOperation(story, 3);
		Envelope third = moveToOperation(story, 4);
		awaitItem(story, "lise", second.id());
		awaitItem(story, "lise", third.id());
		try (Live live = new Live(lise, first.id())) {
			assertThat(live.next("id")).isEqualTo(second.id());
			assertThat(live.next("id")).isEqualTo(third.id());
			assertThat(live.next("")).isEqualTo("still here");
		}
		try (Live live = new Live(lise, "no-such-id")) {
			assertThat(live.next("event")).isEqualTo("reload");
		}
	}

	@Test
	void aReaderWhoTakesNothingIsClosedAndHoldsNobodyBack() throws Exception {
		Story story = told("slow");
		String lise = TheService.token(story.person("lise"), story.organisation("lyngsund"), Role.STAFF);
		URI address = URI.create(this.service.address("/inbox/live"));
		try (Socket socket = new Socket()) {
			socket.setReceiveBufferSize(4096);
			socket.connect(new InetSocketAddress(address.getHost(), address.getPort()));
			socket.getOutputStream()
				.write(("GET /inbox/live HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + lise + "\r\n\r\n")
					.getBytes(StandardCharsets.UTF_8));
			await().atMost(Duration.ofSeconds(20)).until(() -> readers() == 1);
			ProjectEvent.PilotEvaluated event = new ProjectEvent.PilotEvaluated(story.project(),
					LanguageMap.nb("lang ".repeat(40_000)));
			for (int i = 1; i <= 60; i++) {
				Envelope envelope = story.envelope(event, story.project().value(), i,
						Audience.everybody(List.of(story.organisation("granvag"))), "nobody");
				this.publisher.event(envelope, event, story.projectCard(ProjectState.PILOT));
			}
			await().atMost(Duration.ofSeconds(60)).until(() -> readers() == 0);
		}
		assertThat(inbox(story, "lise", "?limit=1").status()).isEqualTo(200);
	}

	private double readers() {
		return this.service.bean(MeterRegistry.class).get("samdrift.inbox.live.readers").gauge().value();
	}

	@Test
	void theRulesAreReadByEverybody() {
		JsonNode rules = this.service.get("/audience-rules", null).json();

		JsonNode moved = StreamSupport.stream(rules.path("rules").spliterator(), false)
			.filter((rule) -> rule.path("event").asString().equals("ProjectMovedToOperation"))
			.findFirst()
			.orElseThrow();
		assertThat(moved.path("message").asString()).startsWith("«…» er gått fra pilot til drift hos …");
		assertThat(moved.path("tells").get(1).path("relation").asString()).isEqualTo("steering-group");
		assertThat(moved.path("tells").get(1).path("why").asString()).startsWith("Du får dette fordi");
	}

	/** A programme with a project; Siri in its steering group, Lise at the partner. */
	private Story told(String mark) {
		Story story = new Story(mark);
		for (String name : List.of("granvag", "lyngsund", "hogdal", "nordvik")) {
			this.publisher.card(EventFamily.ORGANISATION, story.organisation(name).value(), 1,
					story.municipality(name));
		}
		this.publisher.card(EventFamily.PROGRAMME, story.programme().value(), 1, story.programmeCard());
		person(story, "siri", null, null);
		person(story, "lise", "lyngsund", null);
		this.publisher.card(EventFamily.GROUP, story.group().value(), 1, story.steeringGroup("siri"));
		return story;
	}

	private void person(Story story, String name, @Nullable String organisation, @Nullable Language language) {
		this.publisher.card(EventFamily.PERSON, story.person(name).value(), 1,
				story.personCard(name, organisation, language));
	}

	private Envelope moveToOperation(Story story, long sequence) {
		ProjectEvent event = story.movedToOperation();
		Envelope envelope = story.envelope(event, story.project().value(), sequence,
				Audience.everybody(List.of(story.organisation("granvag"))), story.person("per").value());
		this.publisher.event(envelope, event, story.projectCard(ProjectState.OPERATION));
		return envelope;
	}

	private Answer inbox(Story story, String name, String query) {
		return this.service.get("/inbox" + query, TheService.token(story.person(name), null, Role.STAFF));
	}

	private JsonNode awaitItem(Story story, String name, String id) {
		String token = TheService.token(story.person(name), null, Role.STAFF);
		return await().atMost(Duration.ofSeconds(30))
			.pollInterval(Duration.ofMillis(50))
			.until(() -> this.service.get("/inbox/" + id, token), (answer) -> answer.status() == 200)
			.json();
	}

	/** An open reader of server-sent events. */
	private final class Live implements AutoCloseable {

		private final InputStream stream;

		private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

		Live(String token, @Nullable String lastId) throws Exception {
			var request = InboxTests.this.service.request("/inbox/live", token).header("Accept", "text/event-stream");
			if (lastId != null) {
				request.header("Last-Event-ID", lastId);
			}
			HttpResponse<InputStream> response = HttpClient.newHttpClient()
				.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
			assertThat(response.statusCode()).isEqualTo(200);
			this.stream = response.body();
			Thread.ofVirtual().start(() -> {
				try (BufferedReader reader = new BufferedReader(
						new InputStreamReader(this.stream, StandardCharsets.UTF_8))) {
					reader.lines().forEach(this.lines::add);
				}
				catch (java.io.IOException | java.io.UncheckedIOException ex) {
					this.lines.add("closed:");
				}
			});
			assertThat(next("retry")).isEqualTo("2000");
		}

		/** The next line with this field; comments have none. */
		String next(String field) throws InterruptedException {
			while (true) {
				String line = this.lines.poll(20, TimeUnit.SECONDS);
				assertThat(line).as("a line " + field).isNotNull();
				if (line.startsWith(field + ": ")) {
					return line.substring(field.length() + 2);
				}
				assertThat(line).doesNotStartWith("id: ");
			}
		}

		@Override
		public void close() throws java.io.IOException {
			this.stream.close();
		}

	}

}
