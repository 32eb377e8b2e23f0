package no.samdrift.notification;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.Actor;
import no.samdrift.events.Audience;
import no.samdrift.events.Certainty;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.Id;
import no.samdrift.events.Language;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.Provenance;
import no.samdrift.events.Role;
import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.GroupCard;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.LanguageDecision;
import no.samdrift.events.membership.LegalForm;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.OrganisationCard;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.membership.PersonCard;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.events.membership.SeatDescription;
import no.samdrift.events.membership.SeatId;
import no.samdrift.events.project.AdoptionCard;
import no.samdrift.events.project.AdoptionId;
import no.samdrift.events.project.AdoptionState;
import no.samdrift.events.project.DecisionPoint;
import no.samdrift.events.project.OwningUnit;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.ProgrammeCard;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectCard;
import no.samdrift.events.project.ProjectEvent;
import no.samdrift.events.project.ProjectId;
import no.samdrift.events.project.ProjectKind;
import no.samdrift.events.project.ProjectState;

/**
 * A fictive programme: two municipalities with a project, one for which it is relevant,
 * one that has nothing to do with it, and a steering group. Every id ends in the story's
 * own mark, so that stories do not meet.
 */
public final class Story {

	private final String mark;

	private final Instant begin = Instant.now().truncatedTo(ChronoUnit.MILLIS);

	public Story(String mark) {
		this.mark = mark;
	}

	private String id(String name) {
		return name + "-" + this.mark;
	}

	public OrganisationId organisation(String name) {
		return new OrganisationId(id(name));
	}

	public PersonId person(String name) {
		return new PersonId(id(name));
	}

	public ProgrammeId programme() {
		return new ProgrammeId(id("program"));
	}

	public ProjectId project() {
		return new ProjectId(id("nattsyn"));
	}

	public GroupId group() {
		return new GroupId(id("styringsgruppe"));
	}

	public OrganisationCard municipality(String name) {
		return organisation(name, OrganisationType.MUNICIPALITY, null);
	}

	public OrganisationCard organisation(String name, OrganisationType type, @Nullable LanguageDecision decision) {
		return new OrganisationCard(organisation(name), LanguageMap.nb("Demo: " + name + " kommune"), type, List.of(),
				decision, null, null, Provenance.STATED);
	}

	public PersonCard personCard(String name, @Nullable String organisation, @Nullable Language language) {
		return new PersonCard(person(name), "Demo " + name, (organisation != null) ? organisation(organisation) : null,
				language);
	}

	public ProgrammeCard programmeCard() {
		return new ProgrammeCard(programme(), LanguageMap.nb("Demo-programmet"), PartialDate.of("2021"),
				organisation("granvag"), List.of());
	}

	/**
	 * A steering group whose seats are held by these people, who sit for nobody stated.
	 */
	public GroupCard steeringGroup(String... holders) {
		List<GroupCard.Seat> seats = new ArrayList<>();
		for (String holder : holders) {
			seats.add(seat(holder, person(holder), null));
		}
		return group(seats);
	}

	public GroupCard.Seat seat(String name, @Nullable PersonId holder, @Nullable OrganisationId organisation) {
		return new GroupCard.Seat(new SeatDescription(new SeatId(id("plass-" + name)), organisation, "demoleder",
				SeatCategory.POLITICAL, false), (holder != null) ? Occupancy.HELD : Occupancy.VACANT, holder);
	}

	public GroupCard group(List<GroupCard.Seat> seats) {
		return new GroupCard(group(), GroupKind.STEERING,
				new LanguageMap("Demo-styringsgruppen", "Demo-styringsgruppa", "The demo steering group"), programme(),
				LegalForm.PROGRAMME_GROUP, 1, seats, new Balance(0, seats.size(), 0, 0, 0));
	}

	/**
	 * Led by Granvåg with the partner Lyngsund; proposed by Per; Berit is responsible for
	 * benefits.
	 */
	public ProjectCard projectCard(ProjectState state) {
		OwningUnit unit = unit();
		return new ProjectCard(project(), programme(), new LanguageMap("Nattsyn", "Nattsyn", "Night watch"), List.of(),
				ProjectKind.JOINT, state, Certainty.STATED, LocalDate.of(2026, 11, 24), List.of("helse"),
				organisation("granvag"),
				List.of(new Partner(organisation("granvag"), PartnerRole.LEAD, null, PartialDate.of("2025"), null),
						new Partner(organisation("lyngsund"), PartnerRole.PARTNER, null, PartialDate.of("2025"), null)),
				unit, person("per"), List.of(), new MandateId(id("mandat")), null, new ProjectCard.Handover(unit,
						person("oda"), no.samdrift.events.project.HandoverState.ACCEPTED, LocalDate.of(2026, 12, 1)),
				List.of(person("berit")), List.of());
	}

	public OwningUnit unit() {
		return new OwningUnit(organisation("granvag"), LanguageMap.nb("Heimetenesta"));
	}

	public AdoptionCard adoption(String organisation, AdoptionState state) {
		return new AdoptionCard(new AdoptionId(id("tatt-" + organisation)), project(), organisation(organisation),
				state);
	}

	public ProjectEvent.ProjectMovedToOperation movedToOperation() {
		return new ProjectEvent.ProjectMovedToOperation(project(), new MandateId(id("mandat")), unit(), person("oda"),
				LocalDate.of(2026, 11, 24), 180, 1, List.of(organisation("hogdal")), DecisionPoint.BP5);
	}

	public Envelope envelope(DomainEvent event, String subject, long sequence, Audience audience, String actor) {
		EventFamily family = EventFamily.of(event);
		return new Envelope(Id.next(), family.typeOf(event.getClass()), TheService.PREFIX.of(family), subject,
				this.begin.plusMillis(sequence),
				URI.create("http://localhost/schemas/" + family.typeOf(event.getClass()) + ".json"), sequence,
				Id.next(), null, null, new Actor(actor, Role.PROJECT_EDITOR, organisation("granvag")), audience);
	}

	public Audience only(String... organisations) {
		return Audience.partners(Arrays.stream(organisations).map(this::organisation).toList());
	}

}
