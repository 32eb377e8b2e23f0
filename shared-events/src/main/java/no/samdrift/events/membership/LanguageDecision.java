package no.samdrift.events.membership;

/** Which written Norwegian an organisation has decided for (språklova). */
public enum LanguageDecision {

	BOKMAL, NYNORSK, NEUTRAL

}
