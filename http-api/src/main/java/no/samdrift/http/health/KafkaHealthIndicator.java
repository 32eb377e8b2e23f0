package no.samdrift.http.health;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Whether Kafka answers. Asked at most every few seconds, however often somebody wants to
 * know, and never waited for long.
 */
final class KafkaHealthIndicator implements HealthIndicator, DisposableBean {

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private static final Duration GOOD_FOR = Duration.ofSeconds(5);

	private final Map<String, Object> settings;

	private final Lock lock = new ReentrantLock();

	private @Nullable Admin admin;

	private @Nullable Answer last;

	KafkaHealthIndicator(Map<String, Object> settings) {
		this.settings = settings;
	}

	@Override
	public Health health() {
		this.lock.lock();
		try {
			Answer known = this.last;
			if (known == null || System.nanoTime() - known.at() > GOOD_FOR.toNanos()) {
				known = new Answer(ask(), System.nanoTime());
				this.last = known;
			}
			return known.health();
		}
		finally {
			this.lock.unlock();
		}
	}

	private Health ask() {
		try {
			int patience = Math.toIntExact(PATIENCE.toMillis());
			String cluster = admin().describeCluster(new DescribeClusterOptions().timeoutMs(patience))
				.clusterId()
				.get(PATIENCE.plusMillis(500).toMillis(), TimeUnit.MILLISECONDS);
			return Health.up().withDetail("clusterId", cluster).build();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return Health.unknown().build();
		}
		catch (Exception ex) {
			return Health.down(ex).build();
		}
	}

	private Admin admin() {
		Admin open = this.admin;
		if (open == null) {
			open = Admin.create(this.settings);
			this.admin = open;
		}
		return open;
	}

	@Override
	public void destroy() {
		this.lock.lock();
		try {
			if (this.admin != null) {
				this.admin.close(Duration.ZERO);
			}
		}
		finally {
			this.lock.unlock();
		}
	}

	/**
	 * What Kafka answered.
	 *
	 * @param health how it is
	 * @param at when, in nanoseconds of this JVM
	 */
	private record Answer(Health health, long at) {

	}

}
