package no.samdrift.system;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.SameSiteAttribute;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who one is in the portal: signing in, going on afterwards, and signing out. */
class SigningInTest {

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

	@Test
	void theSessionCookieIsForThisSiteAndNoScript() {
		Visitor per = browsing.as("per", "nb");
		Cookie session = session(per.page().context());

		assertThat(session.httpOnly).isTrue();
		assertThat(session.sameSite).isEqualTo(SameSiteAttribute.LAX);
	}

	@Test
	void whoeverSignsOutIsSignedOutAtTheIssuerToo() {
		Visitor kari = browsing.as("kari", "nb");
		Cookie session = session(kari.page().context());
		kari.press("Logg ut");
		kari.page().waitForURL(kari.address("/"));

		assertThat(kari.page().locator("header").innerText()).contains("Logg inn").doesNotContain("Kari");
		kari.page().context().addCookies(java.util.List.of(session));
		kari.open("/?about");
		assertThat(kari.page().locator("header").innerText()).as("a session that was ended").doesNotContain("Kari");
		kari.follow("Logg inn");
		assertThat(kari.page().url()).as("the issuer asks again").contains("/login");
	}

	@Test
	void aPageThatNeedsSomebodyLeadsBackToItAfterSigningIn() {
		Visitor per = browsing.visitor("nb");
		per.open("/inbox?unread=true");
		assertThat(per.page().url()).contains("/login");
		per.fillIn("per");

		assertThat(per.page().url()).isEqualTo(per.address("/inbox?unread=true"));
	}

	@Test
	void aFormWithoutItsProofIsRefused() {
		Visitor per = browsing.as("per", "nb");
		com.microsoft.playwright.APIResponse answer = per.page()
			.context()
			.request()
			.post(per.address("/sign-out"),
					com.microsoft.playwright.options.RequestOptions.create().setMaxRedirects(0));

		assertThat(answer.status()).isNotEqualTo(200);
		per.open("/?about");
		assertThat(per.page().locator("header").innerText()).contains("Per Demo");
	}

	private static Cookie session(BrowserContext context) {
		return context.cookies()
			.stream()
			.filter((cookie) -> cookie.name.equals("SAMDRIFT_PORTAL"))
			.findFirst()
			.orElseThrow();
	}

}
