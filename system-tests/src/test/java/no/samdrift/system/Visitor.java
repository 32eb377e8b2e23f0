package no.samdrift.system;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.APIRequestContext;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FormData;
import com.microsoft.playwright.options.RequestOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Somebody who uses the portal. Whatever they look at is checked: accessible, in one
 * language, without a text that is missing, no wider than the window, and nothing refused
 * by the content security policy.
 */
final class Visitor implements AutoCloseable {

	private static final int DESK = 1280;

	private static final int PHONE = 380;

	private static final Path PICTURES = Path.of("target", "screenshots");

	private static final Pattern LOGIN_TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

	private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

	/**
	 * Every text on the page, but those whose element says that its language is another.
	 */
	private static final String SHOWN = """
			() => {
			  const texts = [];
			  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
			    const marked = node.parentElement.closest("[lang]");
			    const text = node.textContent.trim();
			    // code is in no language
			    if (node.parentElement.closest("code, pre")) continue;
			    if (text && (!marked || marked === document.documentElement)) texts.push(text);
			  }
			  return texts;
			}""";

	private final RunningSystem system;

	private final BrowserContext context;

	private final Page page;

	private final List<String> complaints = new java.util.concurrent.CopyOnWriteArrayList<>();

	Visitor(RunningSystem system, BrowserContext context) {
		this.system = system;
		this.context = context;
		this.page = context.newPage();
		this.page.setDefaultTimeout(20_000);
		this.page.onConsoleMessage((message) -> {
			if (message.type().equals("error") && message.text().contains("Content Security Policy")) {
				this.complaints.add(message.text());
			}
		});
		this.page.onPageError(this.complaints::add);
	}

	static Browser.NewContextOptions desk(String language) {
		return sized(language, DESK, 900);
	}

	static Browser.NewContextOptions phone(String language) {
		return sized(language, PHONE, 800);
	}

	/** A browser window of this size. */
	static Browser.NewContextOptions sized(String language, int width, int height) {
		return new Browser.NewContextOptions().setViewportSize(width, height)
			.setLocale(language.equals("en") ? "en-GB" : language + "-NO");
	}

	/** The page that the visitor is on. */
	Page page() {
		return this.page;
	}

	/**
	 * Signs in as a browser does, but does not look at the pages on the way; the language
	 * stays the one that was chosen. {@link SigningInTest} looks at them.
	 */
	Visitor signIn(String user) {
		String language = this.page.evaluate("navigator.language").toString().substring(0, 2);
		APIRequestContext requests = this.context.request();
		Matcher token = LOGIN_TOKEN.matcher(requests.get(address("/sign-in")).text());
		assertThat(token.find()).as("the issuer asks who one is").isTrue();
		APIResponse signedIn = requests
			.post(this.system.address(Part.ISSUER, "/login").toString(), RequestOptions.create()
				.setForm(FormData.create().set("_csrf", token.group(1)).set("username", user).set("password", user)));
		assertThat(signedIn.url()).startsWith(address("/"));
		this.page.navigate(address("/language/" + language));
		return this;
	}

	/** Answers the issuer's question who one is. */
	void fillIn(String user) {
		this.page.locator("input[name=username]:not([type=hidden])").fill(user);
		this.page.locator("input[name=password]:not([type=hidden])").fill(user);
		this.page.locator("form:has(input[name=password]:not([type=hidden])) button").click();
		this.page.waitForURL(Pattern.compile(Pattern.quote(address("")) + ".*"));
	}

	/** Opens a page of the portal. */
	Response open(String path) {
		return this.page.navigate(address(path));
	}

	/** Follows a link, or one that begins with the text. */
	Visitor follow(String text) {
		this.page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(text)).first().click();
		return this;
	}

	/** Presses a button. */
	Visitor press(String text) {
		this.page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(text)).first().click();
		return this;
	}

	/** The main part of the page. */
	Locator main() {
		return this.page.locator("main");
	}

	String heading() {
		return this.page.locator("h1").innerText();
	}

	/**
	 * Looks at the page that is open: nothing may be wrong with it in either size.
	 * Pictures of it are kept under {@code target/screenshots}.
	 */
	Visitor look(String name) {
		int width = this.page.viewportSize().width;
		int height = this.page.viewportSize().height;
		check(name, width);
		if (width == DESK) {
			this.page.setViewportSize(PHONE, 800);
			check(name, PHONE);
			this.page.setViewportSize(width, height);
		}
		return this;
	}

	/** The same in one size, for pages of which there are many. */
	Visitor glance(String name) {
		check(name, this.page.viewportSize().width);
		return this;
	}

	private void check(String name, int width) {
		String where = name + " (" + this.page.url() + ", " + width + " wide)";
		this.page.screenshot(
				new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(name + "-" + width + ".png")));
		assertThat(this.page.content()).as("a text is missing on " + where).doesNotContain("??");
		oneLanguage(where);
		assertThat(this.page.locator("h1").count()).as("headings of " + where).isEqualTo(1);
		Object overflow = this.page
			.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
		assertThat(((Number) overflow).intValue()).as("how much wider than the window is " + where).isZero();
		List<Rule> violations = violations();
		assertThat(violations).as(() -> where + ": " + described(violations)).isEmpty();
		assertThat(this.complaints).as("complaints of the browser on " + where).isEmpty();
	}

	/**
	 * What axe finds wrong. The portal has no frames, so axe needs no page of its own to
	 * bring their findings together ("legacy mode").
	 */
	private List<Rule> violations() {
		AxeRunOptions options = new AxeRunOptions();
		options.setResultTypes(List.of("violations"));
		return new AxeBuilder(this.page).setLegacyMode(true).options(options).withTags(WCAG).analyze().getViolations();
	}

	/** All that is not marked with another language is in the page's. */
	private void oneLanguage(String where) {
		String language = this.page.evaluate("document.documentElement.lang").toString();
		assertThat(language).as("the language of " + where).isIn("nb", "nn", "en");
		List<String> shown = ((List<?>) this.page.evaluate(SHOWN)).stream().map(Object::toString).toList();
		assertThat(PortalTexts.strangers(language, shown)).as("words of another language on " + where).isEmpty();
	}

	private static String described(List<Rule> violations) {
		StringBuilder text = new StringBuilder();
		violations.forEach((rule) -> rule.getNodes()
			.forEach((node) -> text.append("\n  ")
				.append(rule.getId())
				.append(": ")
				.append(rule.getHelp())
				.append(" – ")
				.append(node.getHtml())));
		return text.toString();
	}

	String address(String path) {
		return this.system.address(Part.PORTAL, path).toString();
	}

	/** Ends the session in this browser as if it had run out. */
	void forgetSession() {
		this.context.clearCookies(new BrowserContext.ClearCookiesOptions().setName("SAMDRIFT_PORTAL"));
	}

	@Override
	public void close() {
		this.context.close();
	}

}
