package no.samdrift.events.membership;

/** What a mandate allows (mission M30). */
public enum MandateScope {

	ASSESS, PILOT, OPERATE, SPREAD, SPEND

}
