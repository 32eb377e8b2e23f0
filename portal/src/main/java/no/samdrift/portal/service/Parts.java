package no.samdrift.portal.service;

import no.samdrift.portal.signin.SignedOut;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import org.springframework.http.HttpStatus;

/**
 * Fetches the parts of a page at once, so that a page takes as long as its slowest part.
 */
public final class Parts {

	private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

	private Parts() {
	}

	/**
	 * Begins to fetch a part.
	 * @param id the id of the element that shows it
	 */
	public static <T> Pending<T> fetch(String id, Supplier<T> source) {
		Calling calling = Calling.current();
		return new Pending<>(id, CompletableFuture.supplyAsync(() -> calling.doing(source), THREADS));
	}

	/** A part that is on its way. */
	public static final class Pending<T> {

		private final String id;

		private final CompletableFuture<T> future;

		private Pending(String id, CompletableFuture<T> future) {
			this.id = id;
			this.future = future;
		}

		/** The part; absent when its service is away, or does not show it. */
		public Part<T> part() {
			try {
				return Part.of(this.id, value());
			}
			catch (ServiceAbsent ex) {
				return Part.absent(this.id);
			}
			catch (ServiceProblem ex) {
				if (ex.status() == HttpStatus.FORBIDDEN.value() || ex.status() == HttpStatus.NOT_FOUND.value()) {
					return Part.hidden(this.id);
				}
				throw ex;
			}
			catch (SignedOut ex) {
				// the rest of the page is for everybody
				return Part.hidden(this.id);
			}
		}

		/** What it is, without which there is no page. */
		public T value() {
			try {
				return this.future.join();
			}
			catch (CompletionException ex) {
				throw (ex.getCause() instanceof RuntimeException cause) ? cause : ex;
			}
		}

	}

}
