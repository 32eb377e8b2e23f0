package no.samdrift.notification.federation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

import no.samdrift.events.SourcePrefix;
import no.samdrift.events.project.ProjectState;
import no.samdrift.journal.topics.WrongSetting;
import no.samdrift.notification.Story;
import no.samdrift.notification.federation.Admission.Admitted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Whom somebody may follow, and why nothing goes round in circles. */
class FollowedTests {

	private static final SourcePrefix OWN = new SourcePrefix("/vest");

	@Test
	void aProgrammeIsFollowedWithWhatIsNeeded() {
		Followed followed = all(OWN, Map.of("aust", following("/aust"))).getFirst();

		assertThat(followed.prefix()).hasToString("/aust");
		assertThat(followed.feed()).hasToString("https://aust.example");
		assertThat(followed.toString() + following("/aust")).doesNotContain("hemmelig");
	}

	@Test
	void whoHasNoPrefixFollowsNobody() {
		assertThatExceptionOfType(WrongSetting.class)
			.isThrownBy(() -> all(SourcePrefix.NONE, Map.of("aust", following("/aust"))))
			.withMessageContaining("no source prefix of its own")
			.withMessageContaining("Set samdrift.events.source-prefix");
		assertThat(all(SourcePrefix.NONE, Map.of())).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/vest", "/vest/ytre", "" })
	void nobodyFollowsItselfNorWhatIsWithinIt(String prefix) {
		assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> all(OWN, Map.of("aust", following(prefix))))
			.withMessageContaining("samdrift.federation.following.aust.prefix");
	}

	@Test
	void nobodyFollowsWhatItIsWithin() {
		assertThatExceptionOfType(WrongSetting.class)
			.isThrownBy(() -> all(new SourcePrefix("/vest/ytre"), Map.of("vest", following("/vest"))))
			.withMessageContaining("round in circles");
	}

	@ParameterizedTest
	@CsvSource({ "/aust, /aust", "/aust, /aust/indre", "/aust/indre, /aust" })
	void nobodyIsFollowedTwice(String one, String other) {
		assertThatExceptionOfType(WrongSetting.class)
			.isThrownBy(() -> all(OWN, Map.of("ein", following(one), "to", following(other))))
			.withMessageContaining("would come twice");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://aust.example", "ftp://aust.example", "aust", "https://a@aust.example", "" })
	void noSecretGoesOverAnOpenLine(String feed) {
		assertThatExceptionOfType(WrongSetting.class)
			.isThrownBy(() -> all(OWN,
					Map.of("aust",
							new FederationProperties.Following("/aust", feed, "austvik", "https://issuer.example", null,
									"vest", "hemmelig", null))))
			.withMessageContaining("samdrift.federation.following.aust.feed");
	}

	/**
	 * The argument against loops, played out: every programme tells something, and every
	 * one passes on to its municipalities what it has told and what it has taken in.
	 */
	@Test
	void anEventGoesOneStepAndNoFurtherWhoeverFollowsWhom() {
		Map<String, List<String>> follows = new TreeMap<>(Map.of("a", List.of("b"), "b", List.of("a", "c"), "c",
				List.of("b", "d"), "d", List.of("a"), "e", List.of("d")));
		Map<String, List<ObjectNode>> streams = new HashMap<>();
		follows.keySet().forEach((programme) -> streams.put(programme, new ArrayList<>(List.of(told(programme)))));

		boolean moved = true;
		int rounds = 0;
		while (moved) {
			moved = false;
			assertThat(++rounds).as("it comes to rest").isLessThan(10);
			for (String programme : follows.keySet()) {
				for (String followed : follows.get(programme)) {
					Followed other = all(prefix(programme), Map.of(followed, following("/" + followed))).getFirst();
					Admission admission = new Admission(prefix(programme), other, Clock.systemUTC());
					for (ObjectNode event : List.copyOf(streams.get(followed))) {
						if (admission.judge(event) instanceof Admitted && !streams.get(programme).contains(event)) {
							streams.get(programme).add(event);
							moved = true;
						}
					}
				}
			}
		}
		Map<String, List<String>> arrived = new LinkedHashMap<>();
		streams.forEach((programme, stream) -> arrived.put(programme,
				stream.stream().map((event) -> event.path("source").asString().substring(1, 2)).sorted().toList()));
		assertThat(arrived).containsEntry("a", List.of("a", "b"))
			.containsEntry("b", List.of("a", "b", "c"))
			.containsEntry("c", List.of("b", "c", "d"))
			.containsEntry("d", List.of("a", "d"))
			.containsEntry("e", List.of("d", "e"));
	}

	private static ObjectNode told(String programme) {
		Story story = new Story("loop-" + programme);
		try (Neighbour neighbour = new Neighbour()) {
			return Neighbour.structured(neighbour.tell(prefix(programme), story, 1, Neighbour.everybody()),
					story.movedToOperation(), story.projectCard(ProjectState.OPERATION));
		}
	}

	private static SourcePrefix prefix(String programme) {
		return new SourcePrefix("/" + programme);
	}

	private static FederationProperties.Following following(String prefix) {
		return new FederationProperties.Following(prefix, "https://aust.example/", "austvik", "https://issuer.example",
				null, "vest", "hemmelig", null);
	}

	private static List<Followed> all(SourcePrefix own, Map<String, FederationProperties.Following> following) {
		return Followed.all(
				new FederationProperties(following, 200, Duration.ofSeconds(20), Duration.ofSeconds(30),
						Duration.ofSeconds(60), Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofMinutes(5)),
				own);
	}

}
