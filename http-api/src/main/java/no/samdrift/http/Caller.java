package no.samdrift.http;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import no.samdrift.events.Actor;
import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.journal.Act;
import org.jspecify.annotations.Nullable;

/**
 * Who calls: a person, a machine client, or nobody known. A controller gets it as a
 * parameter and hands it to its policy, which decides what the caller may do. Everybody
 * has the role {@code reader}; a machine client also has {@code system}, a person never.
 */
public final class Caller {

	/**
	 * The order in which a caller's roles are tried for {@link #actor()}: those that
	 * decide before those that work, both before those that only run the installation.
	 */
	private static final List<Role> PRECEDENCE = List.of(Role.SYSTEM, Role.COORDINATOR, Role.STEERING_MEMBER,
			Role.LINE_MANAGER, Role.PROJECT_EDITOR, Role.INTEGRATOR, Role.OPERATOR, Role.STAFF, Role.READER);

	private static final String ANONYMOUS = "anonymous";

	private final String id;

	private final @Nullable PersonId person;

	private final @Nullable OrganisationId organisation;

	private final Set<Role> roles;

	private final Language language;

	private Caller(String id, @Nullable PersonId person, @Nullable OrganisationId organisation, Set<Role> roles,
			Language language) {
		this.id = id;
		this.person = person;
		this.organisation = organisation;
		this.roles = Collections.unmodifiableSet(roles);
		this.language = language;
	}

	/** Somebody without a token. */
	public static Caller nobody(Language language) {
		return new Caller(ANONYMOUS, null, null, EnumSet.of(Role.READER), language);
	}

	/** A person, who may belong to an organisation. */
	public static Caller ofPerson(PersonId person, @Nullable OrganisationId organisation, Collection<Role> roles,
			Language language) {
		Set<Role> held = EnumSet.of(Role.READER);
		held.addAll(roles);
		held.remove(Role.SYSTEM);
		return new Caller(person.value(), person, organisation, held, language);
	}

	/** A machine client, which may belong to an organisation. */
	public static Caller ofClient(String clientId, @Nullable OrganisationId organisation, Collection<Role> roles,
			Language language) {
		Set<Role> held = EnumSet.of(Role.READER, Role.SYSTEM);
		held.addAll(roles);
		return new Caller(clientId, null, organisation, held, language);
	}

	/** The person; empty for a machine client and for nobody. */
	public Optional<PersonId> person() {
		return Optional.ofNullable(this.person);
	}

	/** The organisation that the caller acts for. */
	public Optional<OrganisationId> organisation() {
		return Optional.ofNullable(this.organisation);
	}

	public Set<Role> roles() {
		return this.roles;
	}

	public boolean has(Role role) {
		return this.roles.contains(role);
	}

	/** Whether the caller belongs to the organisation. */
	public boolean belongsTo(@Nullable OrganisationId other) {
		return this.organisation != null && this.organisation.equals(other);
	}

	/** Whether nobody known calls. */
	public boolean anonymous() {
		return this.person == null && !has(Role.SYSTEM);
	}

	/** Whether a machine client calls. */
	public boolean machine() {
		return has(Role.SYSTEM);
	}

	/** The language that the caller reads. */
	public Language language() {
		return this.language;
	}

	/** The caller as an actor in one role. */
	public Actor actor(Role inThisRole) {
		return new Actor(this.id, inThisRole, this.organisation);
	}

	/**
	 * The caller as an actor when no policy has chosen a role: a machine client as
	 * {@code system}, a person in the first that it has of coordinator, steering-member,
	 * line-manager, project-editor, integrator, operator, staff, reader.
	 */
	public Actor actor() {
		return actor(PRECEDENCE.stream().filter(this::has).findFirst().orElse(Role.READER));
	}

	/**
	 * Lets the rest of this request be done in {@code role}. A policy calls it when that
	 * is the role that let the caller through, so that the record says so (guarantee G9).
	 * @throws IllegalStateException when the caller does not have the role, or nothing is
	 * being changed
	 */
	public void actAs(Role role) {
		if (!has(role)) {
			throw new IllegalStateException("Nobody acts in a role that it does not have: " + role.wireName());
		}
		Act act = Act.current();
		new Act(actor(role), act.command(), act.reason(), act.correlationId(), act.causationId(), act.traceparent(),
				act.idempotencyKey(), act.requestDigest())
			.begin();
	}

	@Override
	public String toString() {
		return "Caller" + this.roles;
	}

}
