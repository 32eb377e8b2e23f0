package no.samdrift.quickstart;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import no.samdrift.embedded.EmbeddedKafka;
import no.samdrift.quickstart.users.DemoClient;
import no.samdrift.quickstart.users.DemoUser;
import no.samdrift.quickstart.users.DemoUsers;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
		properties = { "samdrift.quickstart.broker.port=0", "samdrift.quickstart.broker.scram-port=0",
				"samdrift.quickstart.database.port=0", "samdrift.quickstart.mail.smtp-port=3926",
				"samdrift.quickstart.mail.page-port=8926", "samdrift.quickstart.issuer.uri=http://issuer.test" })
// a broker whose directory is removed under it ends the JVM: it goes before its directory
@DirtiesContext
class QuickstartTests {

	private static final JsonMapper JSON = new JsonMapper();

	@TempDir
	static Path data;

	@LocalServerPort
	int port;

	@Autowired
	JwtDecoder tokens;

	@Autowired
	EmbeddedKafka broker;

	private final HttpClient http = HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

	@DynamicPropertySource
	static void directories(DynamicPropertyRegistry registry) {
		registry.add("samdrift.quickstart.broker.directory", () -> data.resolve("kafka"));
		registry.add("samdrift.quickstart.database.directory", () -> data.resolve("mongodb"));
		registry.add("samdrift.quickstart.issuer.key-file", () -> data.resolve("issuer/key.json"));
	}

	static Iterable<DemoUser> users() {
		return DemoUsers.read().users();
	}

	static Iterable<DemoClient> clients() {
		return DemoUsers.read().clients();
	}

	@ParameterizedTest
	@MethodSource("users")
	void everyUserGetsATokenWithPersonOrganisationRolesAndLanguage(DemoUser user) throws Exception {
		HttpResponse<String> answer = demoGrant(user.username(), user.username());
		assertThat(answer.statusCode()).isEqualTo(200);
		Jwt token = this.tokens.decode(JSON.readTree(answer.body()).path("access_token").asString());
		assertThat(token.getIssuer()).hasToString("http://issuer.test");
		assertThat(token.getSubject()).isEqualTo(user.personId());
		assertThat(token.getClaimAsString("person_id")).isEqualTo(user.personId());
		assertThat(token.getClaimAsString("organisation_id")).isEqualTo(user.organisationId());
		assertThat(token.getClaimAsStringList("roles")).isEqualTo(user.roles());
		assertThat(token.getClaimAsString("locale")).isEqualTo(user.locale());
		assertThat(token.getExpiresAt()).isEqualTo(token.getIssuedAt().plusSeconds(8 * 60 * 60));
		assertThat(token.getClaims().toString()).doesNotContain(user.name());
	}

	@ParameterizedTest
	@MethodSource("clients")
	void everySystemGetsATokenWithOrganisationAndRolesButNoPerson(DemoClient client) throws Exception {
		HttpResponse<String> answer = token(client.clientId(), client.clientId(),
				Map.of("grant_type", "client_credentials"));
		Jwt token = this.tokens.decode(JSON.readTree(answer.body()).path("access_token").asString());
		assertThat(token.getSubject()).isEqualTo(client.clientId());
		assertThat(token.hasClaim("person_id")).isFalse();
		assertThat(token.getClaimAsString("organisation_id")).isEqualTo(client.organisationId());
		assertThat(token.getClaimAsStringList("roles")).isEqualTo(client.roles());
	}

	@Test
	void aWrongPasswordGivesNoToken() throws Exception {
		assertThat(demoGrant("kari", "guess").statusCode()).isEqualTo(400);
		assertThat(demoGrant("nobody", "nobody").statusCode()).isEqualTo(400);
		assertThat(token("loader", "guess", Map.of("grant_type", "client_credentials")).statusCode()).isEqualTo(401);
	}

	@Test
	void aSystemCannotBecomeAPerson() throws Exception {
		HttpResponse<String> answer = token("skogdal-system", "skogdal-system",
				Map.of("grant_type", "urn:samdrift:demo", "username", "kari", "password", "kari"));
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.body()).contains("unauthorized_client");
	}

	@Test
	void thePortalSignsAPersonInWithACodeAndAProofKey() throws Exception {
		String verifier = "a-verifier-of-at-least-forty-three-characters-or-so";
		byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
		String callback = "http://localhost:8080/login/oauth2/code/samdrift";
		String authorize = "/oauth2/authorize?" + form(Map.of("response_type", "code", "client_id", "portal", "scope",
				"openid profile", "state", "s", "redirect_uri", callback, "code_challenge_method", "S256",
				"code_challenge", Base64.getUrlEncoder().withoutPadding().encodeToString(hash)));

		HttpResponse<String> sentToLogin = get(authorize);
		assertThat(sentToLogin.headers().firstValue("Location"))
			.hasValueSatisfying((location) -> assertThat(URI.create(location).getPath()).isEqualTo("/login"));
		HttpResponse<String> loginPage = get("/login");
		Matcher csrf = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"").matcher(loginPage.body());
		assertThat(csrf.find()).isTrue();
		HttpResponse<String> signedIn = post("/login",
				Map.of("username", "gunnhild", "password", "gunnhild", "_csrf", csrf.group(1)), null);
		assertThat(signedIn.headers().firstValue("Location").orElseThrow()).contains("/oauth2/authorize");
		String back = get(authorize).headers().firstValue("Location").orElseThrow();
		assertThat(back).startsWith(callback + "?code=");
		String code = back.replaceAll(".*[?&]code=([^&]+).*", "$1");
		String portal = "Basic "
				+ Base64.getEncoder().encodeToString("portal:portal".getBytes(StandardCharsets.US_ASCII));
		HttpResponse<String> answer = post("/oauth2/token", Map.of("grant_type", "authorization_code", "code", code,
				"redirect_uri", callback, "code_verifier", verifier), portal);

		JsonNode tokens = JSON.readTree(answer.body());
		Jwt identity = this.tokens.decode(tokens.path("id_token").asString());
		assertThat(identity.getClaimAsString("name")).isEqualTo("Gunnhild Demo");
		assertThat(identity.getClaimAsString("locale")).isEqualTo("nn");
		Jwt access = this.tokens.decode(tokens.path("access_token").asString());
		assertThat(access.getClaimAsString("organisation_id")).isEqualTo("demo-skogdal");
		assertThat(access.hasClaim("name")).isFalse();
		HttpResponse<String> renewed = post("/oauth2/token",
				Map.of("grant_type", "refresh_token", "refresh_token", tokens.path("refresh_token").asString()),
				portal);
		Jwt next = this.tokens.decode(JSON.readTree(renewed.body()).path("access_token").asString());
		assertThat(next.getClaimAsString("person_id")).isEqualTo(access.getClaimAsString("person_id"));
	}

	@Test
	void theLoginPageNamesEveryUser() throws Exception {
		String page = get("/login").body();
		assertThat(users())
			.allSatisfy((user) -> assertThat(page).contains(user.name(), "value=\"" + user.username() + "\""));
	}

	@Test
	void theBrokerAnswersAndReadinessSaysSo() throws Exception {
		try (Admin admin = Admin.create(Map.of("bootstrap.servers", this.broker.bootstrapServers()))) {
			assertThat(admin.describeCluster().nodes().get()).hasSize(1);
		}
		assertThat(get("/actuator/health/readiness").body()).contains("UP");
	}

	@Test
	void aMailIsCaughtAndShownAndItsTextIsEscaped() throws Exception {
		Properties server = new Properties();
		server.put("mail.smtp.host", "127.0.0.1");
		server.put("mail.smtp.port", "3926");
		MimeMessage mail = new MimeMessage(Session.getInstance(server));
		mail.setFrom(new InternetAddress("samdrift@fjordvik.example"));
		mail.setRecipient(Message.RecipientType.TO, new InternetAddress("per@fjordvik.example"));
		mail.setSubject("Smart måling er i drift", "UTF-8");
		mail.setText("<script>alert(1)</script>", "UTF-8");
		Transport.send(mail);

		JsonNode mails = JSON.readTree(page("http://127.0.0.1:8926/mails"));
		assertThat(mails.path(0).path("subject").asString()).isEqualTo("Smart måling er i drift");
		assertThat(mails.path(0).path("to").path(0).asString()).isEqualTo("per@fjordvik.example");
		assertThat(page("http://127.0.0.1:8926/")).contains("Smart måling er i drift", "&lt;script&gt;")
			.doesNotContain("<script>");
	}

	private HttpResponse<String> demoGrant(String username, String password) throws Exception {
		return token("samdrift-cli", "samdrift-cli",
				Map.of("grant_type", "urn:samdrift:demo", "username", username, "password", password));
	}

	private HttpResponse<String> token(String client, String secret, Map<String, String> parameters) throws Exception {
		String credentials = Base64.getEncoder()
			.encodeToString((client + ":" + secret).getBytes(StandardCharsets.UTF_8));
		return post("/oauth2/token", parameters, "Basic " + credentials);
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send(HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Accept", "text/html,*/*"));
	}

	private String page(String uri) throws Exception {
		return send(HttpRequest.newBuilder(URI.create(uri))).body();
	}

	private HttpResponse<String> post(String path, Map<String, String> parameters, String authorization)
			throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(HttpRequest.BodyPublishers.ofString(form(parameters)));
		return send((authorization == null) ? request : request.header("Authorization", authorization));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return this.http.send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	private static String form(Map<String, String> parameters) {
		return parameters.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
			.collect(Collectors.joining("&"));
	}

}
