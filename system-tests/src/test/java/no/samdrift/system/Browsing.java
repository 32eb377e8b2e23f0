package no.samdrift.system;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import org.junit.jupiter.api.Assumptions;

/**
 * An installed Chromium and the people who use the portal with it. Without a Chromium the
 * tests that ask for one are skipped, with the reason.
 */
final class Browsing implements AutoCloseable {

	/** The one without windows has less to do, so it is the first choice. */
	private static final List<Path> PLACES = List.of(Path.of("/usr/bin/chromium-headless-shell"),
			Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"), Path.of("/usr/bin/google-chrome"),
			Path.of("/snap/bin/chromium"), Path.of("/Applications/Chromium.app/Contents/MacOS/Chromium"),
			Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"));

	/** Nothing that asks other machines for anything. */
	private static final List<String> OPTIONS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic",
			"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync");

	/** Each is for one thread at a time, as is a system. */
	private static final Map<RunningSystem, Browser> BROWSERS = new HashMap<>();

	private final RunningSystem system;

	private final Browser browser;

	private final List<Visitor> visitors = new ArrayList<>();

	private Browsing(RunningSystem system, Browser browser) {
		this.system = system;
		this.browser = browser;
	}

	/** A browser for the portal of the shared system. */
	static Browsing begin() {
		return on(RunningSystem.shared());
	}

	/** A browser for the portal of a system. */
	static synchronized Browsing on(RunningSystem system) {
		Path chromium = chromium().orElse(null);
		Assumptions.assumeTrue(chromium != null,
				"no Chromium is installed (Debian: apt-get install chromium; or name one in SAMDRIFT_TEST_CHROMIUM)");
		system.portal();
		return new Browsing(system,
				BROWSERS.computeIfAbsent(system,
						(any) -> Playwright.create()
							.chromium()
							.launch(new BrowserType.LaunchOptions().setExecutablePath(chromium).setArgs(OPTIONS))));
	}

	private static Optional<Path> chromium() {
		String named = System.getenv("SAMDRIFT_TEST_CHROMIUM");
		return Stream.concat(Stream.ofNullable(named).map(Path::of), PLACES.stream())
			.filter(Files::isExecutable)
			.findFirst();
	}

	/** Somebody who has not signed in, at a desk, and reads {@code language}. */
	Visitor visitor(String language) {
		return visitor(Visitor.desk(language));
	}

	/** Somebody with a browser of this kind. */
	Visitor visitor(Browser.NewContextOptions options) {
		Visitor visitor = new Visitor(this.system, this.browser.newContext(options));
		this.visitors.add(visitor);
		return visitor;
	}

	/** A demo user who has signed in, at a desk, and reads {@code language}. */
	Visitor as(String user, String language) {
		return visitor(language).signIn(user);
	}

	@Override
	public void close() {
		this.visitors.forEach(Visitor::close);
	}

}
