package no.samdrift.portal.organisation;

import java.time.LocalDate;
import java.util.List;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.Provenance;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.LanguageDecision;
import no.samdrift.events.membership.Occupancy;
import no.samdrift.events.membership.OrganisationCode;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.membership.SeatCategory;
import no.samdrift.portal.directory.PersonName;
import org.jspecify.annotations.Nullable;

/**
 * An organisation as membership-service shows it.
 *
 * @param id its id
 * @param version how many changes it has seen
 * @param names what it is called
 * @param type what kind of actor it is
 * @param codes its numbers with the days they are valid for
 * @param codesNow those that are valid now
 * @param languageDecision which form of Norwegian it has decided to use
 * @param splits what was split off it
 * @param splitFrom what it was split from
 * @param mergedInto what it became part of
 * @param provenance where it is known from
 * @param commands what the reader may do with it
 */
record Organisation(OrganisationId id, long version, LanguageMap names, OrganisationType type,
		List<OrganisationCode> codes, List<OrganisationCode> codesNow, @Nullable LanguageChoice languageDecision,
		List<Split> splits, @Nullable OrganisationId splitFrom, @Nullable OrganisationId mergedInto,
		Provenance provenance, List<String> commands) {

	/** Whether the reader may give a command. */
	public boolean can(String command) {
		return this.commands.contains(command);
	}

	/** Which form of Norwegian, and who says so. */
	record LanguageChoice(LanguageDecision decision, Provenance provenance) {
	}

	/** What was split off, and when. */
	record Split(OrganisationId splitOff, LocalDate validFrom) {
	}

	/** An office and who holds it. */
	record Office(String office, PersonName holder, PartialDate since) {
	}

	/** A page of organisations. */
	record Page(List<Organisation> items, @Nullable String next) {
	}

	/**
	 * A seat that belongs to it.
	 *
	 * @param groupId in which group
	 * @param groupNames what that is called
	 * @param office the office it belongs to
	 * @param category what it represents
	 * @param from since when there is one
	 * @param endedOn when it was abolished
	 * @param occupancy whether it is held now; absent when there is no such seat now
	 * @param holder who holds it now
	 */
	record Seat(GroupId groupId, LanguageMap groupNames, @Nullable String office, SeatCategory category,
			PartialDate from, @Nullable PartialDate endedOn, @Nullable Occupancy occupancy,
			@Nullable PersonName holder) {
	}

}
