package no.samdrift.system;

import com.microsoft.playwright.Response;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What everybody sees of the portal, and what it answers to what it does not have. */
class PublicPagesTest {

	private static Browsing browsing;

	@BeforeAll
	static void begin() {
		browsing = Browsing.begin();
	}

	@AfterAll
	static void end() {
		if (browsing != null) {
			browsing.close();
		}
	}

	@ParameterizedTest
	@CsvSource({ "nb, 'Fra pilot til drift, sammen'", "nn, 'Frå pilot til drift, saman'",
			"en, 'From pilot to operation, together'" })
	void theFrontPageSpeaksTheReadersLanguage(String language, String heading) {
		Visitor visitor = browsing.visitor(language);
		visitor.open("/");

		assertThat(visitor.heading()).isEqualTo(heading);
		assertThat(visitor.page().locator("html").getAttribute("lang")).isEqualTo(language);
		visitor.look("start-" + language);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/accessibility", "/privacy" })
	void thePagesAboutTheSiteAreInThreeLanguages(String path) {
		Visitor visitor = browsing.visitor("nb");
		visitor.open(path);
		String bokmal = visitor.heading();
		visitor.look("about" + path.replace('/', '-'));
		visitor.follow("English");

		assertThat(visitor.page().url()).endsWith(path);
		assertThat(visitor.page().locator("html").getAttribute("lang")).isEqualTo("en");
		assertThat(visitor.heading()).isNotEqualTo(bokmal);
	}

	@Test
	void aPageThatDoesNotExistSaysWhatToDo() {
		Visitor visitor = browsing.visitor("nn");
		Response answer = visitor.open("/there-is-no-such-page");

		assertThat(answer.status()).isEqualTo(404);
		assertThat(visitor.heading()).isEqualTo("Sida finst ikkje");
		visitor.look("trouble-404");
	}

	@Test
	void noRequestLeavesTheSiteAndNoScriptMayBeInline() {
		Visitor visitor = browsing.visitor("nb");
		java.util.List<String> elsewhere = new java.util.concurrent.CopyOnWriteArrayList<>();
		visitor.page().onRequest((request) -> {
			if (!request.url().startsWith(visitor.address("/")) && !request.url().startsWith("data:")) {
				elsewhere.add(request.url());
			}
		});
		Response answer = visitor.open("/");

		assertThat(answer.headerValue("content-security-policy")).contains("default-src 'none'", "script-src 'self'")
			.doesNotContain("unsafe");
		assertThat(elsewhere).isEmpty();
	}

	@Test
	void theFirstPageIsLight() {
		Visitor visitor = browsing.visitor("nb");
		java.util.concurrent.atomic.AtomicLong bytes = new java.util.concurrent.atomic.AtomicLong();
		visitor.page()
			.onRequestFinished((request) -> bytes
				.addAndGet(request.sizes().responseBodySize + request.sizes().responseHeadersSize));
		visitor.open("/");
		visitor.page().waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);

		assertThat(bytes.get()).isPositive().isLessThan(150_000);
	}

	@Test
	void theLanguageLinkLeadsNowhereElse() {
		Visitor visitor = browsing.visitor("nb");
		for (String back : new String[] { "https://example.org/", "//example.org/", "/\\example.org/",
				"javascript:0" }) {
			visitor
				.open("/language/en?back=" + java.net.URLEncoder.encode(back, java.nio.charset.StandardCharsets.UTF_8));

			assertThat(visitor.page().url()).isEqualTo(visitor.address("/"));
		}
	}

}
