package no.samdrift.notification.feed;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.Role;
import no.samdrift.events.membership.GroupEvent;
import no.samdrift.notification.Story;
import no.samdrift.notification.TheService;
import no.samdrift.notification.TheService.Answer;
import no.samdrift.notification.stream.Streams;

import static org.assertj.core.api.Assertions.assertThat;

/** The stream as people's tools read it. */
class FeedTests {

	private static final String ATOM = "http://www.w3.org/2005/Atom";

	private final Streams streams = new Streams();

	private Answer get(OrganisationId organisation, String path) {
		return this.streams.service.get("/municipalities/" + organisation.value() + path,
				TheService.system(organisation));
	}

	private static Document atom(String text) throws Exception {
		DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
		factory.setNamespaceAware(true);
		factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
		return factory.newDocumentBuilder().parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
	}

	private static String text(Element element, String name) {
		return element.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
	}

	@Test
	void anAtomEntryTellsWhatHappenedInTheLanguageAskedFor() throws Exception {
		Story story = this.streams.municipalities("atom", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		Envelope told = this.streams.publish(story, 1, story.only("granvag"));
		this.streams.awaitWritten();

		Answer answer = get(granvag, "/feed.atom?lang=en");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.header("Content-Type")).startsWith("application/atom+xml");
		Document feed = atom(answer.response().body());
		Element root = feed.getDocumentElement();
		assertThat(root.getAttribute("xml:lang")).isEqualTo("en");
		assertThat(text(root, "id")).isEqualTo("urn:samdrift:feed:" + granvag.value());
		Element entry = (Element) root.getElementsByTagNameNS(ATOM, "entry").item(0);
		assertThat(text(entry, "id")).isEqualTo("urn:uuid:" + told.id());
		assertThat(text(entry, "updated")).isEqualTo(told.time().toString());
		assertThat(text(entry, "title")).contains("Night watch");
		assertThat(((Element) entry.getElementsByTagNameNS(ATOM, "link").item(0)).getAttribute("href"))
			.isEqualTo("http://localhost:8080/projects/" + story.project().value());
		assertThat(((Element) entry.getElementsByTagNameNS(ATOM, "category").item(1)).getAttribute("term"))
			.isEqualTo("helse");

		JsonNode json = get(granvag, "/feed.json?lang=nn").json();
		assertThat(json.path("version").asString()).isEqualTo("https://jsonfeed.org/version/1.1");
		assertThat(json.at("/items/0/id").asString()).isEqualTo("urn:uuid:" + told.id());
		assertThat(json.at("/items/0/title").asString()).contains("Nattsyn");
		assertThat(get(granvag, "/feed.json?lang=xx").status()).isEqualTo(400);
		assertThat(get(granvag, "/feed.json?type=PilotStarted").json().path("items")).isEmpty();
	}

	@Test
	void anEntryNeverNamesAPerson() {
		Story story = this.streams.municipalities("nameless", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		this.streams.publisher.card(EventFamily.PERSON, story.person("per").value(), 1,
				story.personCard("per", "granvag", null));
		GroupEvent.MemberContinued event = new GroupEvent.MemberContinued(story.group(),
				story.seat("per", null, null).description().seatId(), story.person("per"), PartialDate.of("2026"),
				null);
		this.streams.publisher.event(story.envelope(event, story.group().value(), 1, story.only("granvag"), "nobody"),
				event, story.steeringGroup("per"));
		this.streams.awaitWritten();

		String feed = get(granvag, "/feed.json?lang=nb").response().body();
		assertThat(feed).contains("En person er med videre i").doesNotContain("Demo per");
	}

	@Test
	void theLinkNextLeadsToTheOldestEntryAndKeepsTheFilter() {
		Story story = this.streams.municipalities("feedpages", "granvag");
		OrganisationId granvag = story.organisation("granvag");
		for (int i = 1; i <= Feeds.PAGE + 5; i++) {
			this.streams.publish(story, i, story.only("granvag"));
		}
		this.streams.awaitWritten();

		List<String> ids = new ArrayList<>();
		String path = "/municipalities/" + granvag.value() + "/feed.json?lang=nb&focusArea=helse";
		while (!path.isEmpty()) {
			JsonNode page = this.streams.service.get(path, TheService.system(granvag)).json();
			page.path("items").forEach((item) -> ids.add(item.path("id").asString()));
			String next = page.path("next_url").asString("");
			assertThat(next.isEmpty() || next.contains("focusArea=helse")).isTrue();
			path = next.isEmpty() ? "" : next.substring(next.indexOf("/municipalities"));
		}
		assertThat(ids).hasSize(Feeds.PAGE + 5).doesNotHaveDuplicates();
	}

	@Test
	void aFeedIsForWhoeverMayReadTheStream() {
		Story story = this.streams.municipalities("feedrights", "granvag", "lyngsund");
		OrganisationId granvag = story.organisation("granvag");
		String path = "/municipalities/" + granvag.value() + "/feed.atom";
		assertThat(this.streams.service.get(path, null).status()).isEqualTo(401);
		assertThat(this.streams.service.get(path, TheService.system(story.organisation("lyngsund"))).status())
			.isEqualTo(403);
		assertThat(this.streams.service.get(path, TheService.token(story.person("per"), granvag, Role.STAFF)).status())
			.isEqualTo(403);
		assertThat(this.streams.service.get(path, TheService.token(story.person("ine"), granvag, Role.INTEGRATOR))
			.status()).isEqualTo(200);
	}

	@Test
	void whatXmlCannotHoldOrMustEscapeStaysReadable() throws Exception {
		Entry entry = new Entry("urn:uuid:1", java.time.Instant.EPOCH, "a <b> & \"c\" ]]> \u0000\u000B 😀", "æ",
				"http://localhost/?a=1&b=2", List.of("<&\">"));
		Document feed = atom(new String(
				AtomFeed.of(new FeedPage("urn:x", "t", Language.NB, "http://localhost/?a&b", null, List.of(entry))),
				StandardCharsets.UTF_8));
		Element read = (Element) feed.getElementsByTagNameNS(ATOM, "entry").item(0);
		assertThat(text(read, "title")).isEqualTo("a <b> & \"c\" ]]> \uFFFD\uFFFD 😀");
		assertThat(((Element) read.getElementsByTagNameNS(ATOM, "category").item(0)).getAttribute("term"))
			.isEqualTo("<&\">");
	}

	@Test
	void aToolWithoutATokenReadsByTheKeyInItsAddressUntilItIsRevoked() {
		Story story = this.streams.municipalities("keys", "granvag", "lyngsund");
		OrganisationId granvag = story.organisation("granvag");
		Envelope told = this.streams.publish(story, 1, story.only("granvag"));
		this.streams.awaitWritten();
		String addresses = "/municipalities/" + granvag.value() + "/feed-addresses";
		String integrator = TheService.token(story.person("ida"), granvag, Role.INTEGRATOR);
		Answer nameless = this.streams.service.post(addresses, integrator, Map.of("name", " "));
		assertThat(nameless.status()).isEqualTo(400);
		assertThat(nameless.json().at("/errors/0/field").asString()).isEqualTo("name");
		assertThat(this.streams.service
			.post(addresses, TheService.token(story.person("lars"), story.organisation("lyngsund"), Role.INTEGRATOR),
					Map.of("name", "Outlook"))
			.status()).isEqualTo(403);
		assertThat(this.streams.service.get(addresses, integrator).json()).as("nothing is half made").isEmpty();
		JsonNode made = this.streams.service.post(addresses, integrator, Map.of("name", "Outlook")).json();

		Answer feed = this.streams.service.get(made.path("json").asString(), null);
		assertThat(feed.status()).isEqualTo(200);
		assertThat(feed.json().at("/items/0/id").asString()).isEqualTo("urn:uuid:" + told.id());
		assertThat(feed.json().path("feed_url").asString()).endsWith(made.path("json").asString());
		assertThat(this.streams.service.get(made.path("atom").asString(), null).status()).isEqualTo(200);
		String key = made.path("json").asString().replaceFirst(".*key=", "");
		assertThat(this.streams.service
			.get("/municipalities/" + story.organisation("lyngsund").value() + "/feed.json?key=" + key, null)
			.status()).as("another's feed").isEqualTo(403);
		assertThat(this.streams.service.get("/municipalities/" + granvag.value() + "/events?key=" + key, null).status())
			.as("the stream itself")
			.isEqualTo(401);
		assertThat(this.streams.service.get(addresses, integrator).response().body()).contains("Outlook")
			.doesNotContain(key);

		String revoke = addresses + "/" + made.at("/address/id").asString() + "/revoke";
		JsonNode revoked = this.streams.service.post(revoke, integrator, Map.of()).json();
		assertThat(revoked.path("revokedBy").asString()).isEqualTo(story.person("ida").value());
		Answer closed = this.streams.service.get(made.path("json").asString(), null);
		assertThat(closed.status()).isEqualTo(403);
		assertThat(closed.response().body()).contains("feed-key-unknown");
		assertThat(this.streams.service.post(revoke, integrator, Map.of()).json()).isEqualTo(revoked);
	}

}
