package no.samdrift.project.mandate;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import no.samdrift.events.membership.MandateCard;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.project.ProjectId;
import no.samdrift.journal.FactNotYetKnown;
import no.samdrift.journal.Refused.Unmet;
import org.jspecify.annotations.Nullable;

/** The mandates known here. They arrive by their cards only; nobody is asked for them. */
public interface Mandates {

	/** What keeps a step back for which no mandate is named. */
	Unmet NONE_NAMED = Unmet.field("mandateId", "mandate-missing");

	Optional<MandateCard> find(MandateId id);

	/** Those that a project was given, valid or not. */
	List<MandateCard> of(ProjectId project);

	/**
	 * What keeps the named mandate from letting a project take a step; nothing when it
	 * covers it.
	 * @param named the mandate that the command names, if it names one
	 * @param project the project that is to take the step
	 * @param scope what the step needs to be allowed
	 * @param today the day on which it must be valid
	 * @throws FactNotYetKnown when the named mandate has not arrived here (guarantee G8)
	 */
	default List<Unmet> missing(@Nullable MandateId named, ProjectId project, MandateScope scope, LocalDate today) {
		if (named == null) {
			return List.of(NONE_NAMED);
		}
		return missing(find(named).orElseThrow(() -> new FactNotYetKnown("mandate", named.value())), project, scope,
				today);
	}

	/**
	 * What keeps a mandate from letting a project take a step; nothing when it covers it.
	 * @param mandate the mandate
	 * @param project the project that is to take the step
	 * @param scope what the step needs to be allowed
	 * @param today the day on which it must be valid
	 */
	static List<Unmet> missing(MandateCard mandate, ProjectId project, MandateScope scope, LocalDate today) {
		if (mandate.covers(scope, today) && mandate.projectId().equals(project)) {
			return List.of();
		}
		if (!mandate.projectId().equals(project)) {
			return List.of(new Unmet("mandate-of-another-project", "mandateId", Map.of()));
		}
		if (!mandate.scope().contains(scope)) {
			return List
				.of(new Unmet("mandate-without-scope-" + scope.name().toLowerCase(Locale.ROOT), "mandateId", Map.of()));
		}
		return List.of(switch (mandate.state()) {
			case REVOKED -> new Unmet("mandate-revoked", "mandateId", Map.of());
			case EXPIRED -> new Unmet("mandate-expired", "mandateId", Map.of("validTo", mandate.validTo()));
			case ISSUED -> today.isBefore(mandate.validFrom())
					? new Unmet("mandate-not-begun", "mandateId", Map.of("validFrom", mandate.validFrom()))
					: new Unmet("mandate-expired", "mandateId", Map.of("validTo", mandate.validTo()));
		});
	}

}
