package no.samdrift.notification.stream;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

import no.samdrift.events.Audience;
import no.samdrift.events.Envelope;
import no.samdrift.events.EventFamily;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Visibility;
import no.samdrift.events.membership.OrganisationType;
import no.samdrift.notification.Story;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Guarantee G6, as a law: a stream holds what the rule grants, all of it, and nothing
 * else.
 */
class VisibilityTests {

	private static final List<OrganisationType> TYPES = List.of(OrganisationType.MUNICIPALITY,
			OrganisationType.MUNICIPALITY, OrganisationType.COUNTY, OrganisationType.BUSINESS,
			OrganisationType.MUNICIPALITY);

	private static int stories;

	private final Streams streams = new Streams();

	@Property(tries = 8, shrinking = ShrinkingMode.OFF)
	void aStreamHoldsWhatItsMunicipalityMaySeeInOrderAndNothingElse(@ForAll("audiences") List<Seen> audiences) {
		Story story = new Story("law" + (++stories) + "x" + Long.toString(System.nanoTime(), 36));
		for (int i = 0; i < TYPES.size(); i++) {
			this.streams.publisher.card(EventFamily.ORGANISATION, organisation(story, i).value(), 1,
					story.organisation("o" + i, TYPES.get(i), null));
		}
		Map<OrganisationId, List<String>> granted = new HashMap<>();
		for (int i = 0; i < audiences.size(); i++) {
			Seen seen = audiences.get(i);
			List<OrganisationId> named = seen.named().stream().map((n) -> organisation(story, n)).toList();
			Envelope told = this.streams.publish(story, i + 1, new Audience(seen.visibility(), Set.copyOf(named)));
			for (int o = 0; o < TYPES.size(); o++) {
				if (seen.visibility() == Visibility.PUBLIC || seen.named().contains(o)) {
					granted.computeIfAbsent(organisation(story, o), (unused) -> new ArrayList<>()).add(told.id());
				}
			}
		}
		this.streams.awaitWritten();

		for (int o = 0; o < TYPES.size(); o++) {
			if (TYPES.get(o) != OrganisationType.BUSINESS) {
				this.streams.awaitOpen(organisation(story, o));
				assertThat(this.streams.ids(organisation(story, o)))
					.isEqualTo(granted.getOrDefault(organisation(story, o), List.of()));
			}
		}
	}

	private static OrganisationId organisation(Story story, int number) {
		return story.organisation("o" + number);
	}

	@Provide
	Arbitrary<List<Seen>> audiences() {
		return Combinators
			.combine(Arbitraries.of(Visibility.class),
					Arbitraries.integers().between(0, TYPES.size() - 1).set().ofMaxSize(TYPES.size()))
			.as(Seen::new)
			.list()
			.ofMinSize(1)
			.ofMaxSize(40);
	}

	record Seen(Visibility visibility, Set<Integer> named) {
	}

}
