package no.samdrift.notification.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

import org.apache.hc.client5.http.DnsResolver;

/**
 * Resolves a receiver's name for the connection that is made right after, and refuses it
 * when one of its addresses is not allowed. Each new connection comes by here, so that a
 * name that means something else by now helps nobody.
 */
final class GuardedResolver implements DnsResolver {

	private final Predicate<InetAddress> allowed;

	private final Lookup lookup;

	private final ExecutorService threads;

	private final Duration patience;

	/**
	 * Guards a look-up.
	 * @param allowed which addresses may be connected to
	 * @param lookup finds a name's addresses; it may block, so it runs on its own threads
	 * @param threads those threads
	 * @param patience how long it may take
	 */
	GuardedResolver(Predicate<InetAddress> allowed, Lookup lookup, ExecutorService threads, Duration patience) {
		this.allowed = allowed;
		this.lookup = lookup;
		this.threads = threads;
		this.patience = patience;
	}

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		InetAddress[] addresses = found(host);
		for (InetAddress address : addresses) {
			if (!this.allowed.test(address)) {
				throw new AddressRefused();
			}
		}
		return addresses;
	}

	private InetAddress[] found(String host) throws UnknownHostException {
		Callable<InetAddress[]> task = () -> this.lookup.all(host);
		Future<InetAddress[]> result = this.threads.submit(task);
		try {
			return result.get(this.patience.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			throw unknown("It has no address");
		}
		catch (TimeoutException ex) {
			result.cancel(true);
			throw unknown("Its address was not found in time");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw unknown("Interrupted");
		}
	}

	private static UnknownHostException unknown(String why) {
		return new UnknownHostException(why);
	}

	@Override
	public String resolveCanonicalHostname(String host) {
		return host;
	}

	/** Finds a name's addresses. */
	@FunctionalInterface
	interface Lookup {

		InetAddress[] all(String host) throws UnknownHostException;

	}

	/** The name leads to where nothing may be delivered. */
	static final class AddressRefused extends UnknownHostException {

		private static final long serialVersionUID = 1L;

		AddressRefused() {
			super("An address that is not allowed");
		}

	}

}
