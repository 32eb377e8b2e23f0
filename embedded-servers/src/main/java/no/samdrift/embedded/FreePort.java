package no.samdrift.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
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

	/**
	 * A process that has chosen a port holds the UDP port of the same number, which no
	 * server here uses, until it ends: so no other one chooses it meanwhile.
	 */
	private static final List<DatagramSocket> claims = new CopyOnWriteArrayList<>();

	private FreePort() {
	}

	/**
	 * Chooses a port on which nobody listens and that nobody else has chosen.
	 * @return the port
	 */
	public static int take() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
			if (claim(port) && isFree(port)) {
				return port;
			}
		}
	}

	private static boolean claim(int port) {
		try {
			claims.add(new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
			return true;
		}
		catch (BindException ex) {
			return false;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
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
