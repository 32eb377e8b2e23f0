package no.samdrift.journal;

import java.time.Instant;

/**
 * An aggregate as it is recorded.
 *
 * @param id its id
 * @param version how many changes it has seen
 * @param sequence how many events it has told
 * @param recordedAt when the last change was recorded
 * @param state the aggregate
 * @param <S> the aggregate
 */
public record Recorded<S>(String id, Version version, long sequence, Instant recordedAt, S state) {

}
