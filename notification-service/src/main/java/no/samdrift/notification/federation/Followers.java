package no.samdrift.notification.federation;

import java.util.List;

import org.springframework.context.SmartLifecycle;

/** One follower for each followed programme. */
final class Followers implements SmartLifecycle {

	private final List<Follower> followers;

	private volatile boolean running;

	Followers(List<Follower> followers) {
		this.followers = List.copyOf(followers);
	}

	List<Follower> all() {
		return this.followers;
	}

	@Override
	public void start() {
		this.running = true;
		this.followers.forEach(Follower::start);
	}

	@Override
	public void stop() {
		this.running = false;
		this.followers.forEach(Follower::stop);
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** After the topics are declared. */
	@Override
	public int getPhase() {
		return Integer.MAX_VALUE;
	}

}
