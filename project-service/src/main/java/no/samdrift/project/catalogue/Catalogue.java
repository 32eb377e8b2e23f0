package no.samdrift.project.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import no.samdrift.http.Paging;
import no.samdrift.journal.Page;
import no.samdrift.project.project.Projects;
import no.samdrift.project.project.PublicProject;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.DigestUtils;
import tools.jackson.databind.json.JsonMapper;

/** The catalogue as it was read last; read again when it has become too old. */
@Component
class Catalogue {

	private final Projects projects;

	private final CatalogueSettings settings;

	private final JsonMapper json;

	private final Clock clock;

	private final Timer reading;

	private @Nullable Edition newest;

	private Instant readAt = Instant.MIN;

	Catalogue(Projects projects, CatalogueSettings settings, JsonMapper json, Clock clock, MeterRegistry metrics) {
		this.projects = projects;
		this.settings = settings;
		this.json = json;
		this.clock = clock;
		this.reading = metrics.timer("samdrift.catalogue.reading");
	}

	/** One caller reads it again while the others wait, so that it is read once. */
	synchronized Edition now() {
		Edition edition = this.newest;
		Instant now = this.clock.instant();
		if (edition != null && now.isBefore(this.readAt.plus(this.settings.maxAge()))) {
			return edition;
		}
		List<PublicProject> read = new ArrayList<>();
		this.reading.record(() -> this.projects.everyPublic(read::add));
		String digest = DigestUtils.md5DigestAsHex(this.json.writeValueAsBytes(read));
		// what has left the catalogue changes it too, so its date is not the newest
		// project's
		if (edition == null || !edition.digest().equals(digest)) {
			edition = new Edition(List.copyOf(read), LinkedData.of(read, now, this.settings.license()), digest, now);
		}
		this.newest = edition;
		this.readAt = now;
		return edition;
	}

	/**
	 * The catalogue at one time.
	 *
	 * @param projects all that is public, in the order of the ids
	 * @param linkedData the same as JSON-LD
	 * @param digest the same for the same content
	 * @param changedAt when this content was first read here
	 */
	record Edition(List<PublicProject> projects, Map<String, Object> linkedData, String digest, Instant changedAt) {

		/** A page; the cursor is the last id of the page before. */
		Page<PublicProject> page(Paging paging) {
			String after = paging.cursor();
			List<PublicProject> rest = this.projects.stream()
				.filter((project) -> after == null || project.id().value().compareTo(after) > 0)
				.limit(paging.limit() + 1L)
				.toList();
			if (rest.size() <= paging.limit()) {
				return new Page<>(rest, null);
			}
			List<PublicProject> items = rest.subList(0, paging.limit());
			return new Page<>(items, items.getLast().id().value());
		}

	}

}
