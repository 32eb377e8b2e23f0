package no.samdrift.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers that start a while after their ports were chosen, and that may be
 * down for a while. The port that the operating system gives for 0 is of the range from
 * which it also takes the ports of outgoing connections, and one of those may have it
 * when the server comes. These are below that range.
 */
public final class FreePort {

	private static final int FIRST = 20_000;

	private static final int AFTER_LAST = 27_000;

	private static final Set<Integer> given = ConcurrentHashMap.newKeySet();

	private FreePort() {
	}

	/**
	 * Chooses a port on which nobody listens.
	 * @return the port; this process gets each only once
	 */
	public static int take() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
			if (isFree(port) && given.add(port)) {
				return port;
			}
		}
	}

	private static boolean isFree(int port) {
		try (ServerSocket socket = new ServerSocket(port)) {
			return socket.isBound();
		}
		catch (BindException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
