package no.samdrift.portal.signin;

import java.time.Instant;

import org.jspecify.annotations.Nullable;
import org.mongodb.spring.session.MongoIndexedSessionRepository;
import org.mongodb.spring.session.MongoSession;

import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.session.SessionRepository;

/**
 * The library's sessions, each of which ends once: it writes a session whole at the end
 * of every request, so a slow request would bring a session back that somebody has signed
 * out of meanwhile, would put back the tokens that it began with, and would leave the old
 * id behind when the id changes. Here a request that changed nothing only tells that
 * somebody was there.
 */
final class EndedOnceSessions implements SessionRepository<EndedOnceSession> {

	/** The library's names of when somebody was there last, and when the session ends. */
	private static final String ACCESSED = "accessed";

	private static final String EXPIRES = "expireAt";

	private final MongoIndexedSessionRepository sessions;

	private final MongoOperations mongo;

	EndedOnceSessions(MongoIndexedSessionRepository sessions, MongoOperations mongo) {
		this.sessions = sessions;
		this.mongo = mongo;
	}

	@Override
	public EndedOnceSession createSession() {
		return new EndedOnceSession(this.sessions.createSession(), null);
	}

	@Override
	public void save(EndedOnceSession session) {
		String before = session.storedAs();
		if (before != null && !session.isChanged()) {
			wasHere(before, session);
			return;
		}
		if (before != null && !isStored(before)) {
			return;
		}
		this.sessions.save(session.session());
		if (before != null && !before.equals(session.getId())) {
			this.sessions.deleteById(before);
		}
		session.stored();
	}

	/**
	 * In one step, so that nothing is put back that another request changes meanwhile.
	 */
	private void wasHere(String id, EndedOnceSession session) {
		Instant when = session.getLastAccessedTime();
		this.mongo.updateFirst(Query.query(stored(id).and(ACCESSED).lt(when)),
				Update.update(ACCESSED, when).set(EXPIRES, when.plus(session.getMaxInactiveInterval())),
				MongoIndexedSessionRepository.DEFAULT_COLLECTION_NAME);
	}

	@Override
	public @Nullable EndedOnceSession findById(String id) {
		MongoSession found = this.sessions.findById(id);
		return (found != null) ? new EndedOnceSession(found, found.getId()) : null;
	}

	@Override
	public void deleteById(String id) {
		this.sessions.deleteById(id);
	}

	private boolean isStored(String id) {
		return this.mongo.exists(Query.query(stored(id)), MongoIndexedSessionRepository.DEFAULT_COLLECTION_NAME);
	}

	private static Criteria stored(String id) {
		return Criteria.where("_id").is(id);
	}

}
