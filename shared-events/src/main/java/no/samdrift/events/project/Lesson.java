package no.samdrift.events.project;

import no.samdrift.events.LanguageMap;

/**
 * A lesson that travels (mission P16).
 *
 * @param id its name for ever
 * @param kind success, failure or mixed
 * @param whatHappened what happened, and why
 * @param advice what others should do
 */
public record Lesson(LessonId id, LessonKind kind, LanguageMap whatHappened, LanguageMap advice) {

}
