package no.samdrift.portal.signin;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

import org.mongodb.spring.session.MongoSession;
import org.jspecify.annotations.Nullable;

import org.springframework.session.Session;

/** A session that knows under which id it is stored. */
final class EndedOnceSession implements Session {

	private final MongoSession session;

	private @Nullable String storedAs;

	private boolean changed;

	EndedOnceSession(MongoSession session, @Nullable String storedAs) {
		this.session = session;
		this.storedAs = storedAs;
	}

	MongoSession session() {
		return this.session;
	}

	/** The id under which it is in the database; absent for a new one. */
	@Nullable String storedAs() {
		return this.storedAs;
	}

	/** Whether there is more to store than that somebody was here. */
	boolean isChanged() {
		return this.changed;
	}

	void stored() {
		this.storedAs = this.session.getId();
		this.changed = false;
	}

	@Override
	public String getId() {
		return this.session.getId();
	}

	@Override
	public String changeSessionId() {
		this.changed = true;
		return this.session.changeSessionId();
	}

	@Override
	public <T> @Nullable T getAttribute(String name) {
		return this.session.getAttribute(name);
	}

	@Override
	public Set<String> getAttributeNames() {
		return this.session.getAttributeNames();
	}

	@Override
	public void setAttribute(String name, @Nullable Object value) {
		this.changed = true;
		this.session.setAttribute(name, value);
	}

	@Override
	public void removeAttribute(String name) {
		this.changed = true;
		this.session.removeAttribute(name);
	}

	@Override
	public Instant getCreationTime() {
		return this.session.getCreationTime();
	}

	@Override
	public void setLastAccessedTime(Instant lastAccessedTime) {
		this.session.setLastAccessedTime(lastAccessedTime);
	}

	@Override
	public Instant getLastAccessedTime() {
		return this.session.getLastAccessedTime();
	}

	@Override
	public void setMaxInactiveInterval(Duration interval) {
		this.changed = true;
		this.session.setMaxInactiveInterval(interval);
	}

	@Override
	public Duration getMaxInactiveInterval() {
		return this.session.getMaxInactiveInterval();
	}

	@Override
	public boolean isExpired() {
		return this.session.isExpired();
	}

}
