package no.samdrift.project.project;

import java.util.List;

import no.samdrift.events.membership.MandateId;
import no.samdrift.events.project.OwningUnit;
import org.jspecify.annotations.Nullable;

/** The next state of a project while a command puts it together. */
final class Draft {

	private final Project before;

	private Naming naming;

	private Origin origin;

	private Standing standing;

	private Partners partners;

	private @Nullable OwningUnit owningUnit;

	private Criteria criteria;

	private ValueProfile values;

	private BenefitPlan benefits;

	private Lessons lessons;

	private Relevances relevances;

	private @Nullable MandateId mandateId;

	private @Nullable Pilot pilot;

	private @Nullable Handover handover;

	Draft(Project before) {
		this.before = before;
		this.naming = before.naming();
		this.origin = before.origin();
		this.standing = before.standing();
		this.partners = before.partners();
		this.owningUnit = before.owningUnit();
		this.criteria = before.criteria();
		this.values = before.values();
		this.benefits = before.benefits();
		this.lessons = before.lessons();
		this.relevances = before.relevances();
		this.mandateId = before.mandateId();
		this.pilot = before.pilot();
		this.handover = before.handover();
	}

	Draft naming(Naming next) {
		this.naming = next;
		return this;
	}

	Draft origin(Origin next) {
		this.origin = next;
		return this;
	}

	Draft standing(Standing next) {
		this.standing = next;
		return this;
	}

	Draft partners(Partners next) {
		this.partners = next;
		return this;
	}

	Draft owningUnit(OwningUnit next) {
		this.owningUnit = next;
		return this;
	}

	Draft criteria(Criteria next) {
		this.criteria = next;
		return this;
	}

	Draft values(ValueProfile next) {
		this.values = next;
		return this;
	}

	Draft benefits(BenefitPlan next) {
		this.benefits = next;
		return this;
	}

	Draft lessons(Lessons next) {
		this.lessons = next;
		return this;
	}

	Draft relevances(Relevances next) {
		this.relevances = next;
		return this;
	}

	Draft mandate(@Nullable MandateId next) {
		this.mandateId = next;
		return this;
	}

	Draft pilot(@Nullable Pilot next) {
		this.pilot = next;
		return this;
	}

	Draft handover(@Nullable Handover next) {
		this.handover = next;
		return this;
	}

	Project done() {
		return new Project(this.before.id(), this.before.programmeId(), this.naming, this.origin,
				List.copyOf(this.before.focusAreas()), this.standing, this.partners, this.owningUnit, this.criteria,
				this.values, this.benefits, this.lessons, this.relevances, this.mandateId, this.pilot, this.handover);
	}

}
