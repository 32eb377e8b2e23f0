package no.samdrift.portal.directory;

import java.util.Comparator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PartialDate;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.events.project.ProjectId;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Answer;
import no.samdrift.portal.service.ServiceAbsent;
import no.samdrift.portal.service.ServiceClient;
import no.samdrift.portal.service.ServiceProblem;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.SignedOut;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * Names for ids. Organisations and programmes are public and kept for a minute; names of
 * people are asked for each page anew, as its reader, and never kept.
 */
@Component
public class Directory {

	private static final Duration KEPT = Duration.ofSeconds(60);

	/** As many ids as one request may ask for. */
	private static final int AT_ONCE = 200;

	private final Services services;

	private final Say say;

	private final Kept<Map<OrganisationId, Organisation>> organisations;

	private final Kept<Map<ProgrammeId, Programme>> programmes;

	Directory(Services services, Say say, Clock clock) {
		this.services = services;
		this.say = say;
		this.organisations = new Kept<>(clock, this::readOrganisations);
		this.programmes = new Kept<>(clock, this::readProgrammes);
	}

	/** What an organisation is called; its id while that is not known. */
	public String name(OrganisationId id) {
		try {
			Organisation organisation = this.organisations.get().get(id);
			if (organisation == null) {
				this.organisations.refresh();
				organisation = this.organisations.get().get(id);
			}
			return (organisation != null) ? this.say.data(organisation.names()).value() : id.value();
		}
		catch (ServiceAbsent ex) {
			return id.value();
		}
	}

	/** All organisations, by name. */
	public List<Organisation> organisations() {
		return this.organisations.get()
			.values()
			.stream()
			.sorted(Comparator.comparing((organisation) -> this.say.data(organisation.names()).value()))
			.toList();
	}

	/** All programmes. */
	public Collection<Programme> programmes() {
		return this.programmes.get().values();
	}

	public Optional<Programme> programme(ProgrammeId id) {
		return Optional.ofNullable(this.programmes.get().get(id));
	}

	/** What a focus area of a programme is called; its code while that is not known. */
	public String focusArea(ProgrammeId programme, String code) {
		try {
			return programme(programme).stream()
				.flatMap((found) -> found.focusAreas().stream())
				.filter((area) -> area.code().equals(code))
				.findFirst()
				.map((area) -> this.say.data(area.names()).value())
				.orElse(code);
		}
		catch (ServiceAbsent ex) {
			return code;
		}
	}

	/**
	 * What people are called, as far as the reader may know. Whoever is not in the answer
	 * has no name for this reader.
	 */
	public Map<PersonId, String> people(Collection<? extends @Nullable PersonId> ids) {
		Set<String> asked = new TreeSet<>();
		ids.stream().filter(Objects::nonNull).forEach((id) -> asked.add(id.value()));
		Map<PersonId, String> names = new HashMap<>();
		List<String> all = new ArrayList<>(asked);
		for (int from = 0; from < all.size(); from += AT_ONCE) {
			List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
			try {
				JsonNode page = this.services.membership()
					.get(Address.of("/people").with("id", some).with("limit", AT_ONCE))
					.body();
				page.path("items")
					.forEach((person) -> names.put(new PersonId(person.path("id").asString()),
							person.path("name").asString()));
			}
			catch (ServiceProblem | ServiceAbsent | SignedOut ex) {
				return Collections.unmodifiableMap(names);
			}
		}
		return Collections.unmodifiableMap(names);
	}

	/** What projects are called, as far as the reader may see them. */
	public Map<ProjectId, LanguageMap> projects(Collection<ProjectId> ids) {
		Map<ProjectId, LanguageMap> names = new HashMap<>();
		List<String> all = ids.stream().map(ProjectId::value).distinct().sorted().toList();
		for (int from = 0; from < all.size(); from += AT_ONCE) {
			List<String> some = all.subList(from, Math.min(from + AT_ONCE, all.size()));
			projects(Address.of("/projects").with("id", some))
				.forEach((project) -> names.put(project.id(), project.names()));
		}
		return Collections.unmodifiableMap(names);
	}

	/** The first of a programme's projects by name, as many as a list can show. */
	public Map<ProjectId, LanguageMap> projects(ProgrammeId programme) {
		Map<ProjectId, LanguageMap> names = new LinkedHashMap<>();
		projects(Address.of("/projects").with("programmeId", programme).with("sort", "NAME"))
			.forEach((project) -> names.put(project.id(), project.names()));
		return Collections.unmodifiableMap(names);
	}

	private List<Project> projects(Address address) {
		return this.services.project().get(Projects.class, address.with("limit", AT_ONCE)).items();
	}

	private Map<OrganisationId, Organisation> readOrganisations() {
		Map<OrganisationId, Organisation> all = new LinkedHashMap<>();
		everyPage(this.services.membership(), Address.of("/organisations"), Organisation.class)
			.forEach((one) -> all.put(one.id(), one));
		return all;
	}

	private Map<ProgrammeId, Programme> readProgrammes() {
		Map<ProgrammeId, Programme> all = new LinkedHashMap<>();
		everyPage(this.services.project(), Address.of("/programmes"), Programme.class)
			.forEach((one) -> all.put(one.id(), one));
		return all;
	}

	private static <T> List<T> everyPage(ServiceClient service, Address address, Class<T> type) {
		List<T> all = new ArrayList<>();
		String cursor = null;
		do {
			Answer page = service.get(address.copy().with("limit", AT_ONCE).with("cursor", cursor));
			page.body().path("items").forEach((item) -> all.add(new Answer(item, null).as(type)));
			cursor = page.body().path("next").asStringOpt().orElse(null);
		}
		while (cursor != null);
		return all;
	}

	/**
	 * An organisation in the register.
	 *
	 * @param id its id
	 * @param names what it is called
	 * @param type what kind of actor it is
	 */
	public record Organisation(OrganisationId id, LanguageMap names, OrganisationType type) {
	}

	/**
	 * A programme.
	 *
	 * @param id its id
	 * @param names what it is called
	 * @param startedOn when it began
	 * @param hostOrganisationId who hosts it
	 * @param focusAreas its focus areas, retired ones too
	 */
	public record Programme(ProgrammeId id, LanguageMap names, PartialDate startedOn, OrganisationId hostOrganisationId,
			List<FocusArea> focusAreas) {

		/**
		 * A focus area.
		 *
		 * @param code its code
		 * @param names what it is called
		 * @param retired whether no new project gets it
		 */
		public record FocusArea(String code, LanguageMap names, boolean retired) {
		}

	}

	/** A page of projects. */
	private record Projects(List<Project> items) {
	}

	/** A project and its names. */
	private record Project(ProjectId id, LanguageMap names) {
	}

	/** Something that is read again after a while. */
	private static final class Kept<T> {

		private final Clock clock;

		private final Supplier<T> source;

		private volatile @Nullable T value;

		private volatile Instant readAt = Instant.EPOCH;

		Kept(Clock clock, Supplier<T> source) {
			this.clock = clock;
			this.source = source;
		}

		T get() {
			T known = this.value;
			if (known == null || this.readAt.plus(KEPT).isBefore(this.clock.instant())) {
				try {
					known = read();
				}
				catch (ServiceAbsent ex) {
					if (known == null) {
						throw ex;
					}
				}
			}
			return known;
		}

		/** Reads again, but not more than once a second. */
		void refresh() {
			if (this.readAt.plusSeconds(1).isBefore(this.clock.instant())) {
				read();
			}
		}

		private T read() {
			T now = this.source.get();
			this.value = now;
			this.readAt = this.clock.instant();
			return now;
		}

	}

}
