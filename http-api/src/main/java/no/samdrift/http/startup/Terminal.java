package no.samdrift.http.startup;

import java.io.Console;

/** Tells whether a person looks at the output. */
final class Terminal {

	private Terminal() {
	}

	/**
	 * Whether there is a terminal. From Java 22 a console may be there without one, and
	 * says so by a method that Java 21 does not have.
	 */
	static boolean present() {
		Console console = System.console();
		if (console == null) {
			return false;
		}
		try {
			return (boolean) Console.class.getMethod("isTerminal").invoke(console);
		}
		catch (ReflectiveOperationException ex) {
			return true;
		}
	}

}
