package no.samdrift.benchmark.stream;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.cloudevents.kafka.KafkaMessageFactory;
import no.samdrift.events.Actor;
import no.samdrift.events.Audience;
import no.samdrift.events.Card;
import no.samdrift.events.Certainty;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.Role;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.OrganisationCard;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.membership.PersonCard;
import no.samdrift.events.project.DecisionPoint;
import no.samdrift.events.project.HandoverState;
import no.samdrift.events.project.OwningUnit;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectEvent.ProjectMovedToOperation;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectKind;
import no.samdrift.events.project.ProjectState;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import tools.jackson.core.type.TypeReference;

/**
 * What the other services would have told: municipalities, and projects that move to
 * operation, which everybody may see.
 */
final class Happenings implements AutoCloseable {

	private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {
	};

	private static final int PROJECTS = 50;

	private final KafkaProducer<String, byte[]> producer;

	private final Map<String, Long> sequences = new HashMap<>();

	/** Tells these projects from earlier ones. */
	private final String mark = Id.next();

	private int told;

	Happenings(String kafka) {
		this.producer = new KafkaProducer<>(Map.of("bootstrap.servers", kafka, "transactional.id", "happenings",
				"linger.ms", 0, "buffer.memory", 128L * 1024 * 1024), new StringSerializer(),
				new ByteArraySerializer());
		this.producer.initTransactions();
	}

	/** Tells of a municipality. */
	void municipality(OrganisationId id) {
		EventFamily family = EventFamily.ORGANISATION;
		Card card = new OrganisationCard(id, LanguageMap.nb("Demo: " + id.value()), OrganisationType.MUNICIPALITY,
				List.of(), null, null, null, Provenance.STATED);
		Envelope envelope = envelope(family.cardTypeName(), family, id.value(), 1);
		publish(List.of(KafkaMessageFactory.<String>createWriter(family.cardsTopic(), id.value())
			.writeBinary(envelope.with(EventJson.mapper().writeValueAsBytes(card)))));
	}

	/** Tells of somebody in an organisation. */
	void person(String id, OrganisationId organisation) {
		EventFamily family = EventFamily.PERSON;
		Card card = new PersonCard(new PersonId(id), "Demo", organisation, null);
		Envelope envelope = envelope(family.cardTypeName(), family, id, 1);
		publish(List.of(KafkaMessageFactory.<String>createWriter(family.cardsTopic(), id)
			.writeBinary(envelope.with(EventJson.mapper().writeValueAsBytes(card)))));
	}

	/** The records of the next events, of {@value #PROJECTS} projects in turn. */
	List<ProducerRecord<String, byte[]>> next(int events) {
		List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
		for (int i = 0; i < events; i++) {
			String id = "prosjekt-" + this.mark + "-" + this.told++ % PROJECTS;
			records.add(event(id, this.sequences.merge(id, 1L, Long::sum)));
		}
		return records;
	}

	/** Records like those, of projects that nobody hears of. */
	List<ProducerRecord<String, byte[]>> unpublished(int events) {
		List<ProducerRecord<String, byte[]>> records = new ArrayList<>();
		for (int i = 0; i < events; i++) {
			records.add(event("prosjekt-" + i % PROJECTS, i / PROJECTS + 1));
		}
		return records;
	}

	/**
	 * Publishes records in one transaction: a reader sees none of them, then all.
	 * @return the offset after the last one, by partition
	 */
	Map<TopicPartition, Long> publish(List<ProducerRecord<String, byte[]>> records) {
		Map<TopicPartition, Long> after = new ConcurrentHashMap<>();
		this.producer.beginTransaction();
		records.forEach((record) -> this.producer.send(record, (sent, failure) -> {
			if (sent != null) {
				after.merge(new TopicPartition(sent.topic(), sent.partition()), sent.offset() + 1, Math::max);
			}
		}));
		this.producer.commitTransaction();
		return after;
	}

	private static ProducerRecord<String, byte[]> event(String id, long sequence) {
		EventFamily family = EventFamily.PROJECT;
		OwningUnit unit = new OwningUnit(Municipalities.id(0), LanguageMap.nb("Heimetenesta"));
		ProjectMovedToOperation event = new ProjectMovedToOperation(new ProjectId(id), new MandateId("mandat"), unit,
				new PersonId("oda"), LocalDate.of(2026, 11, 24), 180, 1, List.of(Municipalities.id(1)),
				DecisionPoint.BP5);
		Map<String, Object> data = new LinkedHashMap<>(EventJson.mapper().convertValue(event, FIELDS));
		data.put("card", EventJson.mapper().convertValue(card(id, unit), FIELDS));
		Envelope envelope = envelope(family.typeOf(ProjectMovedToOperation.class), family, id, sequence);
		return KafkaMessageFactory.<String>createWriter(family.eventsTopic(), null, envelope.time().toEpochMilli(), id)
			.writeBinary(envelope.with(EventJson.mapper().writeValueAsBytes(data)));
	}

	private static ProjectCard card(String id, OwningUnit unit) {
		return new ProjectCard(new ProjectId(id), new ProgrammeId("program"),
				new LanguageMap("Nattsyn", "Nattsyn", "Night watch"), List.of(), ProjectKind.JOINT,
				ProjectState.OPERATION, Certainty.STATED, LocalDate.of(2026, 11, 24), List.of("helse"),
				Municipalities.id(0),
				List.of(new Partner(Municipalities.id(0), PartnerRole.LEAD, null, PartialDate.of("2025"), null),
						new Partner(Municipalities.id(1), PartnerRole.PARTNER, null, PartialDate.of("2025"), null)),
				unit, new PersonId("per"), List.of(), new MandateId("mandat"), null,
				new ProjectCard.Handover(unit, new PersonId("oda"), HandoverState.ACCEPTED, LocalDate.of(2026, 12, 1)),
				List.of(new PersonId("berit")), List.of());
	}

	private static Envelope envelope(String type, EventFamily family, String subject, long sequence) {
		return new Envelope(Id.next(), type, URI.create(family.source()), subject, Instant.now(),
				URI.create("http://localhost/schemas/" + type + ".json"), sequence, Id.next(), null, null,
				new Actor("per", Role.PROJECT_EDITOR, Municipalities.id(0)), Audience.everybody(List.of()));
	}

	@Override
	public void close() {
		this.producer.close();
	}

}
