package no.samdrift.events.membership;

import java.time.LocalDate;
import java.util.Set;

import no.samdrift.events.DomainEvent;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.project.ProjectId;
import org.jspecify.annotations.Nullable;

/** What happens to a mandate (mission M30). */
public sealed interface MandateEvent extends DomainEvent {

	MandateId mandateId();

	/** A group gave a project a mandate. */
	record MandateIssued(MandateId mandateId, GroupId groupId, ProjectId projectId, Set<MandateScope> scope,
			@Nullable LanguageMap limits, LocalDate validFrom, LocalDate validTo,
			LanguageMap grounds) implements MandateEvent {
	}

	/** The group took the mandate back. */
	record MandateRevoked(MandateId mandateId, ProjectId projectId, LanguageMap reason) implements MandateEvent {
	}

	/** The mandate's last day is past. */
	record MandateExpired(MandateId mandateId, ProjectId projectId, LocalDate validTo) implements MandateEvent {
	}

}
