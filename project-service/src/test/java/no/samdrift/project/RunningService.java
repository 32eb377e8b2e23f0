package no.samdrift.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;

import io.cloudevents.CloudEvent;
import io.cloudevents.kafka.CloudEventSerializer;
import no.samdrift.embedded.TestServers;
import no.samdrift.events.Actor;
import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.Role;
import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.GroupCard;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.LegalForm;
import no.samdrift.events.membership.MandateCard;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.OrganisationCard;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatDescription;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.http.testing.TestTokens;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The whole service on embedded servers, started once for all tests, and what
 * membership-service would tell it.
 */
public final class RunningService {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static @Nullable RunningService shared;

	private final ConfigurableApplicationContext context;

	private final String address;

	private final KafkaProducer<String, CloudEvent> membershipService;

	private long sequence;

	private RunningService() {
		SpringApplication application = new SpringApplication(ProjectService.class);
		this.context = application.run("--server.port=0",
				"--spring.mongodb.uri=" + TestServers.mongoUri("project-" + Id.next()),
				"--spring.kafka.bootstrap-servers=" + TestServers.kafkaBootstrapServers(),
				"--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + TestTokens.issuerUri());
		this.address = "http://127.0.0.1:"
				+ ((ServletWebServerApplicationContext) this.context).getWebServer().getPort();
		Properties settings = new Properties();
		settings.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, TestServers.kafkaBootstrapServers());
		this.membershipService = new KafkaProducer<>(settings, new StringSerializer(), new CloudEventSerializer());
	}

	public static synchronized RunningService shared() {
		if (shared == null) {
			shared = new RunningService();
		}
		return shared;
	}

	/** A part of the service, for what cannot be reached over HTTP. */
	public <T> T part(Class<T> type) {
		return this.context.getBean(type);
	}

	public LocalDate today() {
		return LocalDate.now(part(Clock.class));
	}

	// What membership-service tells

	public void registersOrganisation(String id, OrganisationType type) {
		tells(EventFamily.ORGANISATION, id, new OrganisationCard(new OrganisationId(id), LanguageMap.nb("Demo: " + id),
				type, List.of(), null, null, null, Provenance.STATED));
	}

	public void issuesMandate(String id, String project, MandateScope... scope) {
		tellsMandate(id, project, MandateState.ISSUED, scope);
	}

	public void tellsMandate(String id, String project, MandateState state, MandateScope... scope) {
		Set<MandateScope> scopes = new LinkedHashSet<>(Arrays.asList(scope));
		tells(EventFamily.MANDATE, id, new MandateCard(new MandateId(id), new GroupId("demo-styringsgruppe"),
				new ProjectId(project), scopes, null, today().minusDays(1), today().plusYears(1), state));
	}

	public void seatsInGroup(String group, String programme, String person) {
		GroupCard.Seat seat = new GroupCard.Seat(
				new SeatDescription(new SeatId(group + "-seat"), null, null, SeatCategory.values()[0], false),
				Occupancy.HELD, new PersonId(person));
		tells(EventFamily.GROUP, group,
				new GroupCard(new GroupId(group), GroupKind.STEERING, LanguageMap.nb("Demo: styringsgruppe"),
						new ProgrammeId(programme), LegalForm.values()[0], 1, List.of(seat),
						new Balance(0, 0, 1, 0, 0)));
	}

	private void tells(EventFamily family, String id, Card card) {
		Envelope envelope = new Envelope(Id.next(), family.cardTypeName(), URI.create(family.source()), id,
				Instant.now(), URI.create("http://localhost/schemas/" + family.cardTypeName() + ".json"),
				++this.sequence, Id.next(), null, null, new Actor("demo-p00", Role.COORDINATOR, null),
				Audience.everybody(List.of()));
		CloudEvent event = envelope.with(EventJson.mapper().writeValueAsBytes(card));
		try {
			this.membershipService.send(new ProducerRecord<>(family.cardsTopic(), id, event)).get();
		}
		catch (InterruptedException | ExecutionException ex) {
			throw new IllegalStateException(ex);
		}
	}

	// HTTP

	public Call get(String path) {
		return new Call(HttpRequest.newBuilder(URI.create(this.address + path)).GET());
	}

	public Call post(String path, String json) {
		return new Call(HttpRequest.newBuilder(URI.create(this.address + path))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(json.replace('\'', '"'))));
	}

	/** A call under preparation. */
	public static final class Call {

		private final HttpRequest.Builder request;

		private Call(HttpRequest.Builder request) {
			this.request = request;
		}

		public Call header(String name, String value) {
			this.request.header(name, value);
			return this;
		}

		public Call as(String token) {
			return token.isEmpty() ? this : header("Authorization", "Bearer " + token);
		}

		public Call in(String language) {
			return header("Accept-Language", language);
		}

		public Call ifMatch(long version) {
			return header("If-Match", "\"" + version + "\"");
		}

		public Answer send() {
			try {
				return new Answer(HTTP.send(this.request.build(), HttpResponse.BodyHandlers.ofString()));
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		}

	}

	/** What came back. */
	public record Answer(HttpResponse<String> response) {

		public int status() {
			return this.response.statusCode();
		}

		public Answer is(int status) {
			assertThat(status()).as(this.response.uri() + " " + this.response.body()).isEqualTo(status);
			return this;
		}

		public String header(String name) {
			return String.join(", ", this.response.headers().allValues(name));
		}

		/** The version in the ETag. */
		public long version() {
			return Long.parseLong(header("ETag").replace("\"", ""));
		}

		public JsonNode json() {
			return EventJson.mapper().readTree(this.response.body());
		}

		/** A value by its JSON pointer, as text; empty when there is none. */
		public String text(String pointer) {
			JsonNode node = json().at(pointer);
			return node.isMissingNode() ? "" : node.isValueNode() ? node.asString() : node.toString();
		}

		/** The values of a field of each element of an array. */
		public List<String> texts(String array, String field) {
			return json().at(array).valueStream().map((element) -> element.path(field).asString()).toList();
		}

	}

}
