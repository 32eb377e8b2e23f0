package no.samdrift.portal.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.events.membership.LegalForm;
import no.samdrift.events.project.ProgrammeId;
import org.jspecify.annotations.Nullable;

/**
 * A group as membership-service shows it.
 *
 * @param id its id
 * @param version how many changes it has seen
 * @param kind steering, programme, project or reference
 * @param names what it is called
 * @param programmeId the programme that it steers
 * @param legalForm in which legal form
 * @param purpose what it is for
 * @param establishedOn since when there is one
 * @param extensions how it was extended, and why
 * @param composition who sits in it today
 * @param commands what the reader may do with it
 * @param seatCommands what the reader may do with each seat
 */
record Group(GroupId id, long version, GroupKind kind, LanguageMap names, @Nullable ProgrammeId programmeId,
		LegalForm legalForm, LanguageMap purpose, PartialDate establishedOn, List<Extension> extensions,
		Composition composition, List<String> commands, Map<String, List<String>> seatCommands) {

	/** What the reader may do with a seat. */
	public List<String> commandsOf(String seat) {
		return this.seatCommands.getOrDefault(seat, List.of());
	}

	/** The last day before the newest extension; absent when there was none. */
	@Nullable LocalDate beforeExtension() {
		return this.extensions.isEmpty() ? null
				: this.extensions.getLast().effectiveOn().earliest().map((day) -> day.minusDays(1)).orElse(null);
	}

	/** An extension: new seats in one act, for a purpose. */
	record Extension(int version, LanguageMap reason, PartialDate effectiveOn) {
	}

	/** A page of groups. */
	record Page(List<Group> items, @Nullable String next) {
	}

}
