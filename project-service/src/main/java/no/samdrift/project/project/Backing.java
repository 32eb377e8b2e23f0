package no.samdrift.project.project;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import no.samdrift.events.membership.MandateCard;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.project.ProjectId;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.Refused.Unmet;
import no.samdrift.project.mandate.Mandates;
import org.jspecify.annotations.Nullable;

/**
 * Which mandates a step may rest on: the one that a command names, or, when nobody has
 * given the command yet, any that is known here.
 */
abstract sealed class Backing {

	/** The mandate that a command names, if it names one. */
	static Backing named(Mandates mandates, @Nullable MandateId named, LocalDate today) {
		return new Named(mandates, named, today);
	}

	/** No mandate: for steps that need none. */
	static Backing none() {
		return new None();
	}

	/**
	 * Whichever mandate would do.
	 * @param known all mandates that the project was given, as far as they are known here
	 */
	static Backing any(List<MandateCard> known, LocalDate today) {
		return new Any(known, today);
	}

	/**
	 * The condition that a mandate allows the step.
	 * @param project the project that takes the step
	 * @param scope what the mandate must allow
	 * @param inForce the mandate that it rests on when the command names none
	 * @throws FactNotYetKnown when the named mandate has not arrived here (guarantee G8)
	 */
	abstract Condition mandate(ProjectId project, MandateScope scope, @Nullable MandateId inForce);

	/**
	 * The mandates that would stand for a new steering decision.
	 * @param inForce the mandate that the project rests on already
	 */
	abstract List<MandateId> newDecisions(ProjectId project, MandateScope scope, @Nullable MandateId inForce);

	private static Condition condition(MandateScope scope, List<Unmet> missing, List<MandateId> wouldDo) {
		Unmet otherwise = missing.isEmpty() ? Mandates.NONE_NAMED : missing.getFirst();
		return new Condition("mandate-" + scope.name().toLowerCase(Locale.ROOT), missing.isEmpty(), otherwise,
				List.of(), scope, wouldDo);
	}

	private static final class None extends Backing {

		@Override
		Condition mandate(ProjectId project, MandateScope scope, @Nullable MandateId inForce) {
			throw new IllegalStateException("A step that needs no mandate has no condition about one");
		}

		@Override
		List<MandateId> newDecisions(ProjectId project, MandateScope scope, @Nullable MandateId inForce) {
			return List.of();
		}

	}

	private static final class Named extends Backing {

		private final Mandates mandates;

		private final @Nullable MandateId named;

		private final LocalDate today;

		Named(Mandates mandates, @Nullable MandateId named, LocalDate today) {
			this.mandates = mandates;
			this.named = named;
			this.today = today;
		}

		@Override
		Condition mandate(ProjectId project, MandateScope scope, @Nullable MandateId inForce) {
			MandateId mandate = (this.named != null) ? this.named : inForce;
			return condition(scope, this.mandates.missing(mandate, project, scope, this.today),
					Stream.ofNullable(mandate).toList());
		}

		@Override
		List<MandateId> newDecisions(ProjectId project, MandateScope scope, @Nullable MandateId inForce) {
			return Stream.ofNullable(this.named).filter((mandate) -> !mandate.equals(inForce)).toList();
		}

	}

	private static final class Any extends Backing {

		private final List<MandateCard> known;

		private final LocalDate today;

		Any(List<MandateCard> known, LocalDate today) {
			this.known = known;
			this.today = today;
		}

		@Override
		Condition mandate(ProjectId project, MandateScope scope, @Nullable MandateId inForce) {
			List<MandateId> wouldDo = covering(project, scope, inForce);
			List<Unmet> missing = wouldDo.isEmpty() ? missing(project, scope, inForce) : List.of();
			return condition(scope, missing, wouldDo);
		}

		@Override
		List<MandateId> newDecisions(ProjectId project, MandateScope scope, @Nullable MandateId inForce) {
			return covering(project, scope, null).stream().filter((mandate) -> !mandate.equals(inForce)).toList();
		}

		/** What the one in force lacks, if there is one; else that there is none. */
		private List<Unmet> missing(ProjectId project, MandateScope scope, @Nullable MandateId inForce) {
			return this.known.stream()
				.filter((mandate) -> mandate.mandateId().equals(inForce))
				.findFirst()
				.map((mandate) -> Mandates.missing(mandate, project, scope, this.today))
				.orElse(List.of(Mandates.NONE_NAMED));
		}

		/** The one in force first, then those that last longest. */
		private List<MandateId> covering(ProjectId project, MandateScope scope, @Nullable MandateId inForce) {
			return this.known.stream()
				.filter((mandate) -> Mandates.missing(mandate, project, scope, this.today).isEmpty())
				.sorted(Comparator.<MandateCard, Boolean>comparing((mandate) -> !mandate.mandateId().equals(inForce))
					.thenComparing(MandateCard::validTo, Comparator.reverseOrder())
					.thenComparing((mandate) -> mandate.mandateId().value()))
				.map(MandateCard::mandateId)
				.toList();
		}

	}

}
