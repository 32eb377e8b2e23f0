package no.samdrift.journal.consume;

import java.util.LinkedHashMap;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.events.Envelope;

/**
 * Sees gaps and repeats in what a consumer reads (mission E04). Bounded: a subject that
 * was quiet for long starts anew.
 */
final class SequenceWatch {

	private static final int CAPACITY = 20_000;

	private final Map<String, Long> last = new LinkedHashMap<>(256, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
			return size() > CAPACITY;
		}

	};

	private final Counter gaps;

	private final Counter repeats;

	SequenceWatch(MeterRegistry meters) {
		this.gaps = Counter.builder("samdrift.events.gaps")
			.description("Sequences that a consumer missed; must stay 0")
			.register(meters);
		this.repeats = Counter.builder("samdrift.events.repeats")
			.description("Events that came again, as after a crash of the relay")
			.register(meters);
	}

	synchronized void saw(Envelope envelope) {
		String subject = envelope.source() + "/" + envelope.subject();
		Long before = this.last.get(subject);
		if (before != null && envelope.sequence() <= before) {
			this.repeats.increment();
			return;
		}
		if (before != null && envelope.sequence() > before + 1) {
			this.gaps.increment(envelope.sequence() - before - 1);
		}
		this.last.put(subject, envelope.sequence());
	}

}
