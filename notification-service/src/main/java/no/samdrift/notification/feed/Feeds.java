package no.samdrift.notification.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriComponentsBuilder;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.membership.GroupEvent;
import no.samdrift.events.membership.MandateEvent;
import no.samdrift.events.membership.MeetingEvent;
import no.samdrift.events.membership.OrganisationEvent;
import no.samdrift.events.project.AdoptionEvent;
import no.samdrift.events.project.ProgrammeEvent;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.notification.facts.Facts;
import no.samdrift.notification.stream.EventFilter;
import no.samdrift.notification.stream.StreamFeed;
import no.samdrift.notification.text.Narrator;

/**
 * Makes pages of feeds from streams. Readers keep copies that no erasure reaches, so an
 * entry names no person; events whose text speaks to one person are left out, and another
 * programme's too.
 */
@Component
final class Feeds {

	/** How many entries a page has at most. */
	static final int PAGE = 50;

	private final StreamFeed stream;

	private final Facts facts;

	private final Narrator narrator;

	private final FeedProperties properties;

	Feeds(StreamFeed stream, Facts facts, Narrator narrator, FeedProperties properties) {
		this.stream = stream;
		this.facts = facts;
		this.narrator = narrator;
		this.properties = properties;
	}

	/**
	 * A page of an organisation's feed, at the address of the current request.
	 * @param before a place in the stream; absent for its end
	 */
	FeedPage page(OrganisationId organisation, @Nullable String before, EventFilter filter, Language language) {
		this.facts.requireMunicipality(organisation);
		StreamFeed.Latest latest = this.stream.latest(organisation, before, PAGE, filter);
		List<Entry> entries = new ArrayList<>();
		for (StreamFeed.Placed placed : latest.events()) {
			entry(placed, language).ifPresent(entries::add);
		}
		String name = this.facts.organisation(organisation)
			.map((card) -> card.names().in(language).value())
			.orElse(organisation.value());
		UriComponentsBuilder self = ServletUriComponentsBuilder.fromCurrentRequest();
		String next = (latest.next() != null)
				? self.cloneBuilder().replaceQueryParam("before", latest.next()).build().toUriString() : null;
		return new FeedPage("urn:samdrift:feed:" + organisation.value(), "Samdrift: " + name, language,
				self.build().toUriString(), next, entries);
	}

	private Optional<Entry> entry(StreamFeed.Placed placed, Language language) {
		Optional<Class<? extends DomainEvent>> type = placed.attribute("type").flatMap(EventFamily::recordOf);
		// another programme's ids have no page and no names here
		if (type.isEmpty() || placed.attribute("source").filter(this.facts::areOf).isEmpty()) {
			return Optional.empty();
		}
		ConsumerRecord<byte[], byte[]> record = placed.record();
		try {
			JsonNode data = EventJson.mapper().readTree(record.value());
			DomainEvent event = EventJson.mapper().convertValue(data, type.get());
			return page(event).map((page) -> {
				List<String> categories = new ArrayList<>();
				categories.add(event.getClass().getSimpleName());
				data.at("/card/focusAreas")
					.valueStream()
					.filter(JsonNode::isString)
					.forEach((area) -> categories.add(area.asString()));
				return new Entry("urn:uuid:" + placed.attribute("id").orElseThrow(),
						placed.attribute("time").map(Instant::parse).orElseThrow(),
						this.narrator.tellWithoutPeople(event, language, false),
						this.narrator.tellWithoutPeople(event, language, true), page, categories);
			});
		}
		catch (JacksonException ex) {
			// what this version cannot read is in the stream for systems all the same
			return Optional.empty();
		}
	}

	/**
	 * The portal's page of what an event is about; empty for what is told to one person.
	 */
	private Optional<String> page(DomainEvent event) {
		return switch (event) {
			case MeetingEvent.PresentationGiven told -> Optional.empty();
			case MeetingEvent.AttendanceRecorded told -> Optional.empty();
			case ProjectEvent about -> page("projects", about.projectId().value());
			case AdoptionEvent.AdoptionCandidateNamed about -> page("projects", about.projectId().value());
			// a programme has no page of its own
			case ProgrammeEvent about -> page("projects");
			case OrganisationEvent about -> page("organisations", about.organisationId().value());
			case GroupEvent about -> page("groups", about.groupId().value());
			case MeetingEvent about -> page("meetings", about.meetingId().value());
			case MandateEvent about -> page("mandates", about.mandateId().value());
			default -> Optional.empty();
		};
	}

	private Optional<String> page(String... segments) {
		return Optional.of(UriComponentsBuilder.fromUri(this.properties.portalAddress())
			.pathSegment(segments)
			.encode()
			.toUriString());
	}

}
