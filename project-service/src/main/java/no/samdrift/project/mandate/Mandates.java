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
@FunctionalInterface
public interface Mandates {

	Optional<MandateCard> find(MandateId id);

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
			return List.of(new Unmet("mandate-missing", "mandateId", Map.of()));
		}
		MandateCard mandate = find(named).orElseThrow(() -> new FactNotYetKnown("mandate", named.value()));
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
