package no.samdrift.benchmark.stream;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What has come by one way, and when. */
abstract class Way implements AutoCloseable {

	private final Map<String, Map<Long, Long>> came = new HashMap<>();

	/** Something has come just now. */
	final synchronized void came(String id, long sequence) {
		this.came.computeIfAbsent(id, (key) -> new HashMap<>()).putIfAbsent(sequence, System.nanoTime());
		notifyAll();
	}

	/** The next of an aggregate has come, where the way does not tell which it is. */
	final synchronized void cameNext(String id) {
		came(id, this.came.getOrDefault(id, Map.of()).size() + 1L);
	}

	/**
	 * Waits for it.
	 * @return when it came, by {@link System#nanoTime}
	 * @throws IllegalStateException when it does not come
	 */
	final synchronized long await(String id, long sequence, Duration patience) throws InterruptedException {
		long end = System.nanoTime() + patience.toNanos();
		while (!this.came.getOrDefault(id, Map.of()).containsKey(sequence)) {
			long left = (end - System.nanoTime()) / 1_000_000;
			if (left <= 0) {
				throw new IllegalStateException(
						"Event " + sequence + " of " + id + " did not come to " + getClass().getSimpleName());
			}
			wait(left);
		}
		return this.came.get(id).get(sequence);
	}

	@Override
	public abstract void close();

}
