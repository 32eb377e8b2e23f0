package no.samdrift.portal.choice;

import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.events.project.ProgrammeId;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.form.Field.Option;
import no.samdrift.portal.frame.Demo;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Services;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Values of the contract, organisations, people and programmes as options. */
@Component
public class Choices {

	/** As many as a list can show; nobody looks through more. */
	private static final int MOST = 200;

	private final Services services;

	private final Directory directory;

	private final Say say;

	private final Demo demo;

	Choices(Services services, Directory directory, Say say, Demo demo) {
		this.services = services;
		this.directory = directory;
		this.say = say;
		this.demo = demo;
	}

	/** All values of an enum of the contract. */
	public <E extends Enum<E>> List<Option> values(Class<E> kind) {
		return values(EnumSet.allOf(kind));
	}

	/** Some values of an enum of the contract. */
	public <E extends Enum<E>> List<Option> values(Collection<E> some) {
		return some.stream()
			.map((value) -> Option.of(value.name(),
					this.say.value(value.getDeclaringClass().getSimpleName(), value.name())))
			.toList();
	}

	/** One organisation. */
	public Option organisation(OrganisationId id) {
		return Option.of(id.value(), this.demo.name(this.directory.name(id)));
	}

	/** Some organisations. */
	public List<Option> organisations(Collection<OrganisationId> ids) {
		return ids.stream().map(this::organisation).toList();
	}

	/** All organisations of a type, by name. */
	public List<Option> organisations(OrganisationType type) {
		return this.directory.organisations()
			.stream()
			.filter((one) -> one.type() == type)
			.map((one) -> organisation(one.id()))
			.toList();
	}

	/** All organisations, by name. */
	public List<Option> organisations() {
		return this.directory.organisations()
			.stream()
			.map((one) -> Option.of(one.id().value(), this.demo.name(this.say.data(one.names()).value())))
			.toList();
	}

	/** All programmes. */
	public List<Option> programmes() {
		return this.directory.programmes()
			.stream()
			.map((one) -> Option.of(one.id().value(), this.demo.name(this.say.data(one.names()).value())))
			.toList();
	}

	/**
	 * The focus areas in which there can be new projects.
	 * @param programme of this programme; of all when absent
	 */
	public List<Option> focusAreas(@Nullable ProgrammeId programme) {
		Map<String, Option> areas = new TreeMap<>();
		this.directory.programmes()
			.stream()
			.filter((one) -> programme == null || one.id().equals(programme))
			.flatMap((one) -> one.focusAreas().stream())
			.filter((area) -> !area.retired())
			.forEach((area) -> areas.putIfAbsent(area.code(),
					Option.of(area.code(), this.say.data(area.names()).value())));
		return List.copyOf(areas.values());
	}

	/** The first of a programme's projects by name, as far as the reader may see them. */
	public List<Option> projects(ProgrammeId programme) {
		return this.directory.projects(programme)
			.entrySet()
			.stream()
			.map((one) -> Option.of(one.getKey().value(), this.demo.name(this.say.data(one.getValue()).value())))
			.sorted(Comparator.comparing(Option::label))
			.toList();
	}

	/** The people whom the reader may find, by name. */
	public List<Option> people() {
		return people(Address.of("/people")).items()
			.stream()
			.sorted(Comparator.comparing(People.Person::name))
			.map(this::person)
			.toList();
	}

	/** The people who work for some organisations; nobody while the register is away. */
	public List<Option> peopleOf(Collection<OrganisationId> organisations) {
		List<Parts.Pending<People>> asked = organisations.stream()
			.map((id) -> Parts.fetch("people", () -> people(Address.of("/people").with("organisationId", id.value()))))
			.toList();
		return asked.stream()
			.flatMap((pending) -> pending.part().or(People.NONE).items().stream())
			.map(this::person)
			.toList();
	}

	private Option person(People.Person person) {
		return new Option(person.id().value(), person.name(), (person.organisationId() != null)
				? this.demo.name(this.directory.name(person.organisationId())) : null);
	}

	private People people(Address address) {
		return this.services.membership().get(People.class, address.with("limit", MOST));
	}

	/** People, as the register shows them to the reader. */
	private record People(List<Person> items) {

		private static final People NONE = new People(List.of());

		/** A person. */
		private record Person(PersonId id, String name, @Nullable OrganisationId organisationId) {
		}

	}

}
