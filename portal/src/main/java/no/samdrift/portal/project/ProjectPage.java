package no.samdrift.portal.project;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.MandateId;
import no.samdrift.events.membership.MandateScope;
import no.samdrift.events.membership.MandateState;
import no.samdrift.events.project.AdoptionState;
import no.samdrift.events.project.Criterion;
import no.samdrift.portal.history.HistoryEntry;
import no.samdrift.portal.service.Part;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the page of a project shows.
 *
 * @param project the project
 * @param stages its way
 * @param commands what the reader may do, and what the next step needs
 * @param mandates what the steering group allows it
 * @param adoptions where it may be, or is, taken into use
 * @param history what has happened
 * @param names what people are called, as far as the reader may know
 * @param steeringGroups who can give it a mandate; only when the reader can
 * @param asOf the day as of which it is shown; absent for now
 */
record ProjectPage(Project project, Stages stages, Part<Commands> commands, Part<List<Mandate>> mandates,
		Part<List<Adoption>> adoptions, Part<Telling> history, Map<PersonId, String> names,
		List<GroupId> steeringGroups, @Nullable LocalDate asOf) {

	/** Whether the reader may give a command now. */
	public boolean can(String command) {
		return this.asOf == null && this.commands.or(Commands.NONE).has(command);
	}

	/** Those of several commands that the reader may give, in this order. */
	public List<String> canOf(String... several) {
		return Arrays.stream(several).filter(this::can).toList();
	}

	/** The commands by which this reader can meet a condition. */
	public List<String> suppliable(Commands.Condition condition) {
		return condition.suppliedBy().stream().map(Commands.Supplier::command).distinct().filter(this::can).toList();
	}

	/**
	 * The criterion that a condition is about; absent when it is about something else.
	 */
	public @Nullable String criterionOf(Commands.Condition condition) {
		return Arrays.stream(Criterion.values())
			.map(Criterion::name)
			.filter((name) -> condition.code()
				.equals("criterion-" + name.toLowerCase(Locale.ROOT).replace('_', '-') + "-not-met"))
			.findFirst()
			.orElse(null);
	}

	/**
	 * What a person is called; absent when the reader may not know, or the person is
	 * erased.
	 */
	public @Nullable String name(@Nullable PersonId person) {
		return (person != null) ? this.names.get(person) : null;
	}

	/**
	 * A mandate that a steering group has given the project.
	 *
	 * @param id its id
	 * @param groupId who gave it
	 * @param scope what it allows
	 * @param limits what it does not allow, in words
	 * @param validFrom the first day
	 * @param validTo the last day
	 * @param grounds why it was given
	 * @param state issued, expired or revoked
	 * @param validToday whether it is valid today
	 */
	record Mandate(MandateId id, GroupId groupId, Set<MandateScope> scope, @Nullable LanguageMap limits,
			LocalDate validFrom, LocalDate validTo, LanguageMap grounds, MandateState state, boolean validToday) {
	}

	/**
	 * Where it may be taken into use.
	 *
	 * @param organisationId by whom
	 * @param state how far that is
	 */
	record Adoption(OrganisationId organisationId, AdoptionState state) {
	}

	/**
	 * The history as far as the page tells it.
	 *
	 * @param entries newest first
	 * @param more how many more there are on the page when it is opened up
	 * @param next where the rest of a long history goes on
	 * @param whole whether the reader asked for all of it
	 */
	record Telling(List<HistoryEntry> entries, int more, @Nullable String next, boolean whole) {
	}

}
