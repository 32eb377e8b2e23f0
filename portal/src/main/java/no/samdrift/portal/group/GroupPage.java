package no.samdrift.portal.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.membership.MeetingId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.history.Histories;
import no.samdrift.portal.service.Part;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of a group shows.
 *
 * @param group the group
 * @param asOf the day whose composition is shown
 * @param composition who sat in it on that day
 * @param chart its seats through time
 * @param difference what changed between two days; absent when there is nothing to
 * compare
 * @param meetings when it met, newest first
 * @param mandates what it has allowed
 * @param instruments which of the four instruments it has used, and how often
 * @param history what has happened to it; not for everybody
 * @param projects what the programme's projects are called, as far as the reader may know
 */
record GroupPage(Group group, LocalDate asOf, Part<Composition> composition, Part<SeatChart> chart,
		Part<Difference> difference, Part<List<Meeting>> meetings, Part<List<Mandate>> mandates,
		Part<List<Instrument>> instruments, Part<Histories.History> history, Map<ProjectId, LanguageMap> projects) {

	/**
	 * How many seats represent whom on the day; from how many, when it is compared to an
	 * earlier one.
	 */
	public @Nullable Balances balances() {
		if (this.composition.value() == null) {
			return null;
		}
		Difference change = this.difference.value();
		return (change != null && change.to().equals(this.asOf))
				? Balances.of(change.balanceAfter(), change.balanceBefore())
				: Balances.of(this.composition.value().balance(), null);
	}

	/** Whether a seat came with the newest extension. */
	public boolean isNew(String seat) {
		Composition shown = this.composition.value();
		return shown != null && shown.version() > 1
				&& shown.seats().stream().anyMatch((one) -> one.seatId().equals(seat) && !one.continuing());
	}

	/** What a project is called; absent when the reader may not see it. */
	public @Nullable LanguageMap project(ProjectId id) {
		return this.projects.get(id);
	}

	/** A meeting, and how well the group was represented, when the reader may know. */
	record Meeting(MeetingId id, PartialDate heldOn, boolean firstOfComposition, int seatsTotal,
			@Nullable Matters matters) {

		/** How many seats were represented. */
		record Matters(int seatsRepresented) {
		}

	}

	/** A mandate. */
	record Mandate(MandateId id, ProjectId projectId, List<MandateScope> scope, LocalDate validFrom, LocalDate validTo,
			MandateState state, boolean validToday) {
	}

	/** One of the four steering instruments. */
	record Instrument(String instrument, int timesUsed) {
	}

}
