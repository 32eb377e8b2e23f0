package no.samdrift.notification.text;

import java.util.Optional;

import no.samdrift.events.Language;
import no.samdrift.events.PersonId;
import no.samdrift.events.membership.LanguageDecision;
import no.samdrift.events.membership.OrganisationCard;
import no.samdrift.events.membership.PersonCard;
import no.samdrift.notification.facts.Facts;

/**
 * The language of a receiver (mission N07): the person's own choice, else what the
 * person's organisation has decided, else bokmål. A neutral organisation has decided for
 * none.
 */
public final class ReaderLanguage {

	private final Facts facts;

	public ReaderLanguage(Facts facts) {
		this.facts = facts;
	}

	public Language of(PersonId person) {
		Optional<PersonCard> card = this.facts.person(person);
		return card.map(PersonCard::language)
			.or(() -> card.map(PersonCard::organisationId)
				.flatMap(this.facts::organisation)
				.map(OrganisationCard::languageDecision)
				.flatMap(ReaderLanguage::decided))
			.orElse(Language.NB);
	}

	private static Optional<Language> decided(LanguageDecision decision) {
		return switch (decision) {
			case BOKMAL -> Optional.of(Language.NB);
			case NYNORSK -> Optional.of(Language.NN);
			case NEUTRAL -> Optional.empty();
		};
	}

}
