package no.samdrift.notification.visible;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import no.samdrift.events.Audience;
import no.samdrift.events.OrganisationId;
import no.samdrift.events.Visibility;

import static org.assertj.core.api.Assertions.assertThat;

/** Guarantee G6 for cards, as a law. */
class ToldTests {

	private static final int ORGANISATIONS = 5;

	@Property
	void everybodySeesTheNewestCardThatTheRuleGrantsInWhateverOrderTheCardsCome(
			@ForAll("audiences") List<Audience> audiences, @ForAll Random random) {
		List<ToldCard> cards = new ArrayList<>();
		for (int i = 0; i < audiences.size(); i++) {
			cards.add(card(i + 1, audiences.get(i)));
		}
		List<ToldCard> shuffled = new ArrayList<>(cards);
		Collections.shuffle(shuffled, random);
		Told told = Told.NOTHING;
		for (ToldCard card : shuffled) {
			told = told.with(List.of(card));
			if (random.nextBoolean()) {
				told = told.with(List.of(card));
			}
		}

		for (int i = 0; i < ORGANISATIONS; i++) {
			OrganisationId organisation = new OrganisationId("o" + i);
			assertThat(told.to(organisation)).isEqualTo(cards.stream()
				.filter((card) -> card.audience().admits(organisation))
				.max(Comparator.comparingLong(ToldCard::sequence)));
		}
	}

	@Property
	void whatNobodySeesAnyMoreIsNotKept(@ForAll("audiences") List<Audience> audiences) {
		Told told = Told.NOTHING;
		for (int i = 0; i < audiences.size(); i++) {
			told = told.with(List.of(card(i + 1, audiences.get(i))));
		}

		assertThat(told.newestFirst()).hasSizeLessThanOrEqualTo(ORGANISATIONS + 1);
		Told all = told;
		assertThat(told.newestFirst()).allMatch((card) -> card.audience().visibility() == Visibility.PUBLIC
				|| card.audience().organisations().stream().anyMatch((each) -> all.to(each).equals(Optional.of(card))));
	}

	private static ToldCard card(long sequence, Audience audience) {
		return new ToldCard(new Resource("/project-service", "demo-1"), "no.samdrift.project.ProjectCard.v1", sequence,
				audience, "events-0", sequence, Map.of(), "{}", "0");
	}

	@Provide
	Arbitrary<List<Audience>> audiences() {
		Arbitrary<Set<OrganisationId>> some = Arbitraries.integers()
			.between(0, ORGANISATIONS - 1)
			.set()
			.map((numbers) -> numbers.stream().map((n) -> new OrganisationId("o" + n)).collect(Collectors.toSet()));
		return Combinators.combine(Arbitraries.of(Visibility.class), some)
			.as(Audience::new)
			.list()
			.ofMinSize(1)
			.ofMaxSize(20);
	}

}
