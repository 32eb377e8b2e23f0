package no.samdrift.membership.rights;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import no.samdrift.events.Actor;
import no.samdrift.events.Language;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.PersonId;
import no.samdrift.events.Role;
import no.samdrift.events.membership.GroupKind;
import no.samdrift.http.Caller;
import no.samdrift.http.Forbidden;
import no.samdrift.journal.Act;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Users × calls. */
class MembershipPolicyTests {

	private static final OrganisationId SEATED = new OrganisationId("fjordvik");

	private static final OrganisationId OUTSIDE = new OrganisationId("innbygda");

	private static final PersonId HOLDER = new PersonId("p1");

	private static final PersonId OTHER = new PersonId("p2");

	private final MembershipPolicy policy = new MembershipPolicy();

	private final Map<String, Consumer<Caller>> calls = new LinkedHashMap<>();

	MembershipPolicyTests() {
		this.calls.put("change", this.policy::requireCoordinator);
		this.calls.put("mandate", (caller) -> this.policy.requireMandateGiver(caller, Set.of(HOLDER)));
		this.calls.put("steering",
				(caller) -> this.policy.requireSeesGroup(caller, GroupKind.STEERING, Set.of(SEATED), Set.of(HOLDER)));
		this.calls.put("reference",
				(caller) -> this.policy.requireSeesGroup(caller, GroupKind.REFERENCE, Set.of(SEATED), Set.of(HOLDER)));
		this.calls.put("meeting", (caller) -> this.policy.requireSeesMatters(caller, Set.of(SEATED), Set.of(HOLDER)));
		this.calls.put("search", this.policy::requireSearchPeople);
		this.calls.put("resolve", (caller) -> this.policy.requireSeePerson(caller, new PersonId("p3")));
	}

	@BeforeEach
	void somethingIsBeingChanged() {
		new Act(new Actor("somebody", Role.READER, null), "test", null, "c", null, null, null, null).begin();
	}

	@AfterEach
	void noLonger() {
		Act.end();
	}

	@ParameterizedTest(name = "{0}")
	@CsvSource(textBlock = """
			# user,               change, mandate, steering, reference, meeting, search, resolve
			anonymous,            no,     no,      yes,      no,        no,      no,     no
			coordinator,          yes,    yes,     yes,      yes,       yes,     yes,    yes
			holder,               no,     yes,     yes,      yes,       yes,     yes,    yes
			holderWithoutRole,    no,     no,      yes,      yes,       yes,     no,     no
			memberOfOtherGroup,   no,     no,      yes,      no,        no,      yes,    yes
			staffOfSeated,        no,     no,      yes,      yes,       yes,     yes,    yes
			staffOfOther,         no,     no,      yes,      no,        no,      yes,    yes
			staffOfNobody,        no,     no,      yes,      no,        no,      no,     no
			editorOfSeated,       no,     no,      yes,      yes,       yes,     yes,    yes
			integratorOfSeated,   no,     no,      yes,      no,        no,      no,     yes
			systemOfSeated,       no,     no,      yes,      yes,       yes,     no,     yes
			systemOfOther,        no,     no,      yes,      no,        no,      no,     yes
			operator,             no,     no,      yes,      no,        no,      no,     no
			""")
	void whoMayDoWhat(String user, String change, String mandate, String steering, String reference, String meeting,
			String search, String resolve) {
		assertThat(Map.of("change", may(user, "change"), "mandate", may(user, "mandate"), "steering",
				may(user, "steering"), "reference", may(user, "reference"), "meeting", may(user, "meeting"), "search",
				may(user, "search"), "resolve", may(user, "resolve")))
			.isEqualTo(Map.of("change", change, "mandate", mandate, "steering", steering, "reference", reference,
					"meeting", meeting, "search", search, "resolve", resolve));
	}

	@Test
	void everybodyMaySeeTheirOwnEntry() {
		this.policy.requireSeePerson(person(OTHER, null), OTHER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "anonymous", "coordinator", "holder", "holderWithoutRole", "memberOfOtherGroup",
			"staffOfSeated", "staffOfOther", "staffOfNobody", "integratorOfSeated", "systemOfOther", "operator" })
	void whatIsOfferedIsWhatIsLetThrough(String user) {
		Caller caller = user(user);
		assertThat(this.policy.coordinates(caller)).isEqualTo(may(user, "change").equals("yes"));
		assertThat(this.policy.givesMandates(caller, Set.of(HOLDER))).isEqualTo(may(user, "mandate").equals("yes"));
		assertThat(this.policy.seesPerson(caller, new PersonId("p3"))).isEqualTo(may(user, "resolve").equals("yes"));
	}

	@Test
	void ofSeveralPeopleOneGetsThoseOneMaySeeAndIsRefusedWhenThatIsNobody() {
		List<PersonId> both = List.of(HOLDER, OTHER);
		assertThat(this.policy.requireSeeSomeOf(user("staffOfOther"), both)).isEqualTo(both);
		assertThat(this.policy.requireSeeSomeOf(person(OTHER, null), both)).containsExactly(OTHER);
		assertThatExceptionOfType(Forbidden.class)
			.isThrownBy(() -> this.policy.requireSeeSomeOf(user("anonymous"), both));
	}

	@Test
	void theRecordSaysInWhichRoleAMandateWasGiven() {
		this.policy.requireMandateGiver(user("holder"), Set.of(HOLDER));
		assertThat(Act.current().actor()).isEqualTo(new Actor("p1", Role.STEERING_MEMBER, SEATED));
		this.policy.requireMandateGiver(person(HOLDER, SEATED, Role.STEERING_MEMBER, Role.COORDINATOR), Set.of(HOLDER));
		assertThat(Act.current().actor().role()).isEqualTo(Role.COORDINATOR);
	}

	private String may(String user, String call) {
		try {
			this.calls.get(call).accept(user(user));
			return "yes";
		}
		catch (Forbidden ex) {
			return "no";
		}
	}

	private static Caller user(String name) {
		return switch (name) {
			case "anonymous" -> Caller.nobody(Language.NB);
			case "coordinator" -> person(OTHER, OUTSIDE, Role.COORDINATOR);
			case "holder" -> person(HOLDER, SEATED, Role.STEERING_MEMBER);
			case "holderWithoutRole" -> person(HOLDER, null);
			case "memberOfOtherGroup" -> person(OTHER, OUTSIDE, Role.STEERING_MEMBER);
			case "staffOfSeated" -> person(OTHER, SEATED, Role.STAFF);
			case "staffOfOther" -> person(OTHER, OUTSIDE, Role.STAFF);
			case "staffOfNobody" -> person(OTHER, null, Role.STAFF);
			case "editorOfSeated" -> person(OTHER, SEATED, Role.PROJECT_EDITOR);
			case "integratorOfSeated" -> person(OTHER, SEATED, Role.INTEGRATOR);
			case "systemOfSeated" -> Caller.ofClient("archive", SEATED, Set.of(), Language.NB);
			case "systemOfOther" -> Caller.ofClient("archive", OUTSIDE, Set.of(), Language.NB);
			case "operator" -> person(OTHER, null, Role.OPERATOR);
			default -> throw new IllegalArgumentException(name);
		};
	}

	private static Caller person(PersonId person, OrganisationId organisation, Role... roles) {
		return Caller.ofPerson(person, organisation, Set.of(roles), Language.NB);
	}

}
