package no.samdrift.events;

/**
 * Something that happened, told in the past tense. Each family is a sealed interface of
 * records. Events change additively only, and carry ids, never names of people.
 */
public interface DomainEvent {

}
