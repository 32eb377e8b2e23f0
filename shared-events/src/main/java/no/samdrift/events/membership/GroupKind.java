package no.samdrift.events.membership;

/** What a group is for (mission M03). */
public enum GroupKind {

	STEERING, PROGRAMME, PROJECT, REFERENCE

}
