package no.samdrift.journal.relay;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The newest version of each aggregate that this holder knows to be published. Bounded:
 * what has fallen out is read from the journal again.
 */
final class PublishedVersions {

	private static final int CAPACITY = 20_000;

	private final Map<String, Long> versions = new LinkedHashMap<>(256, 0.75f, true) {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
			return size() > CAPACITY;
		}

	};

	OptionalLong of(String aggregateId) {
		Long version = this.versions.get(aggregateId);
		return (version != null) ? OptionalLong.of(version) : OptionalLong.empty();
	}

	void published(String aggregateId, long version) {
		this.versions.merge(aggregateId, version, Math::max);
	}

	void forget() {
		this.versions.clear();
	}

}
