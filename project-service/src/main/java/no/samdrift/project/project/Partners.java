package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.project.Partner;
import no.samdrift.events.project.PartnerRole;
import no.samdrift.events.project.ProjectKind;
import no.samdrift.events.project.Stance;
import no.samdrift.journal.Conditions;
import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;

/**
 * The organisations in a project, now and before (mission P19–P21). At most one leads.
 *
 * @param participations each organisation's time in the project
 */
record Partners(List<Participation> participations) {

	private static final Set<OrganisationType> PUBLIC_BODIES = EnumSet.of(OrganisationType.MUNICIPALITY,
			OrganisationType.COUNTY);

	Partners {
		participations = List.copyOf(participations);
	}

	static Partners none() {
		return new Partners(List.of());
	}

	/**
	 * An organisation joins. One that is in already may only take the lead that nobody
	 * has.
	 */
	Partners join(OrganisationId id, OrganisationType type, PartnerRole role, @Nullable Stance stance,
			PartialDate joinedOn) {
		boolean leads = role == PartnerRole.LEAD;
		Optional<Partner> before = current(id);
		Conditions.require(before.isEmpty() || (leads && lead().isEmpty()), "already-partner")
			.and(!leads || lead().isEmpty(), "lead-exists")
			.orRefuse();
		if (before.isPresent()) {
			return changed(id, (partner) -> new Partner(id, role, stance, partner.joinedOn(), null));
		}
		List<Participation> more = new ArrayList<>(this.participations);
		more.add(new Participation(new Partner(id, role, stance, joinedOn, null), type));
		return new Partners(more);
	}

	/** An organisation leaves. The lead first hands the lead to another. */
	Partners leave(OrganisationId id, PartialDate leftOn, boolean leadIsNeeded) {
		Optional<Partner> leaving = current(id);
		Conditions.require(leaving.isPresent(), "not-a-partner")
			.and(leaving.isEmpty() || freeToLeave(leadIsNeeded).contains(id), "lead-cannot-leave")
			.orRefuse();
		Optional<LocalDate> joined = leaving.flatMap((partner) -> partner.joinedOn().earliest());
		Optional<LocalDate> left = leftOn.latest();
		if (joined.isPresent() && left.isPresent() && left.get().isBefore(joined.get())) {
			throw Refused.input(Unmet.field("leftOn", "left-before-joined"));
		}
		return changed(id, (partner) -> new Partner(id, partner.role(), partner.stance(), partner.joinedOn(), leftOn));
	}

	/** The organisations that may leave now. */
	List<OrganisationId> freeToLeave(boolean leadIsNeeded) {
		return leadIsNeeded ? othersThanLead() : current();
	}

	/** Another partner takes the lead; the one before stays as a partner. */
	Partners transferLead(OrganisationId to) {
		OrganisationId from = lead().orElseThrow(() -> Refused.because(Unmet.of("no-lead-to-transfer")));
		boolean inIt = current(to).isPresent();
		Conditions.require(inIt, "not-a-partner").and(!inIt || successors().contains(to), "already-lead").orRefuse();
		return changed(from, (partner) -> inRole(partner, PartnerRole.PARTNER)).changed(to,
				(partner) -> inRole(partner, PartnerRole.LEAD));
	}

	/** The organisations that can take over the lead; none while nobody has it. */
	List<OrganisationId> successors() {
		return lead().isPresent() ? othersThanLead() : List.of();
	}

	Optional<OrganisationId> lead() {
		return inIt().filter((partner) -> partner.role() == PartnerRole.LEAD).map(Partner::organisationId).findFirst();
	}

	/** The organisations that are in it now, in the order they came. */
	List<OrganisationId> current() {
		return inIt().map(Partner::organisationId).toList();
	}

	Optional<Partner> current(OrganisationId id) {
		return inIt().filter((partner) -> partner.organisationId().equals(id)).findFirst();
	}

	/** All of them, those that left too. */
	List<Partner> everybody() {
		return this.participations.stream().map(Participation::partner).toList();
	}

	/** Joint with two or more municipalities or counties, else local (P20). */
	ProjectKind kind() {
		long publicBodies = this.participations.stream()
			.filter(Participation::goesOn)
			.filter((participation) -> PUBLIC_BODIES.contains(participation.type()))
			.count();
		return (publicBodies >= 2) ? ProjectKind.JOINT : ProjectKind.LOCAL;
	}

	/**
	 * Whether there are several different actors: two or more kinds of organisation, not
	 * just two organisations (P05).
	 */
	boolean severalActors() {
		return this.participations.stream()
			.filter(Participation::goesOn)
			.map(Participation::type)
			.distinct()
			.count() >= 2;
	}

	private List<OrganisationId> othersThanLead() {
		Optional<OrganisationId> lead = lead();
		return current().stream().filter((partner) -> !lead.equals(Optional.of(partner))).toList();
	}

	private Stream<Partner> inIt() {
		return this.participations.stream().filter(Participation::goesOn).map(Participation::partner);
	}

	private Partners changed(OrganisationId id, Function<Partner, Partner> change) {
		return new Partners(this.participations.stream()
			.map((participation) -> (participation.goesOn() && participation.partner().organisationId().equals(id))
					? new Participation(change.apply(participation.partner()), participation.type()) : participation)
			.toList());
	}

	private static Partner inRole(Partner partner, PartnerRole role) {
		return new Partner(partner.organisationId(), role, partner.stance(), partner.joinedOn(), partner.leftOn());
	}

	/**
	 * One organisation's time in the project.
	 *
	 * @param partner the partner as told in events
	 * @param type what kind of actor it was when it joined
	 */
	record Participation(Partner partner, OrganisationType type) {

		boolean goesOn() {
			return this.partner.leftOn() == null;
		}

	}

}
