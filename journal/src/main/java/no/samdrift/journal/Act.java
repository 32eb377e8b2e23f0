package no.samdrift.journal;

import java.util.function.Supplier;

import no.samdrift.events.Actor;
import no.samdrift.events.Id;
import org.jspecify.annotations.Nullable;

/**
 * Who does something now, by which command and why (guarantee G9). It is bound to the
 * thread that handles the request, the message or the due date, and stands in every entry
 * that is appended meanwhile.
 *
 * @param actor who, in which role, for which organisation
 * @param command the command's name, such as {@code move-to-operation}
 * @param reason why, in the actor's words, when given
 * @param correlationId the click or call it began with
 * @param causationId the event that caused it, when one did
 * @param traceparent W3C trace context, when there is one
 * @param idempotencyKey the caller's key; the same key and request take effect once
 * @param requestDigest tells two requests with the same key apart
 */
public record Act(Actor actor, String command, @Nullable String reason, String correlationId,
		@Nullable String causationId, @Nullable String traceparent, @Nullable String idempotencyKey,
		@Nullable String requestDigest) {

	private static final ThreadLocal<Act> CURRENT = new ThreadLocal<>();

	/** What a service does by itself, caused by an event. */
	public static Act reaction(String service, String command, String correlationId, String causationId) {
		return new Act(Actor.system(service), command, null, correlationId, causationId, null, null, null);
	}

	/** What a service does by itself because a date is reached. */
	public static Act due(String service, String command) {
		return new Act(Actor.system(service), command, null, Id.next(), null, null, null, null);
	}

	/**
	 * The act under way on this thread.
	 * @throws IllegalStateException when nobody said who acts
	 */
	public static Act current() {
		Act act = CURRENT.get();
		if (act == null) {
			throw new IllegalStateException("Nothing is changed without an actor: wrap the call in Act.perform");
		}
		return act;
	}

	/** Does {@code work} as this act. */
	public <T> T perform(Supplier<T> work) {
		Act before = CURRENT.get();
		begin();
		try {
			return work.get();
		}
		finally {
			if (before != null) {
				before.begin();
			}
			else {
				end();
			}
		}
	}

	/** Binds this act to the thread; {@link #end()} must follow. */
	public void begin() {
		CURRENT.set(this);
	}

	/** Ends the act on this thread. */
	public static void end() {
		CURRENT.remove();
	}

}
