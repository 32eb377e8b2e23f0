package no.samdrift.events.project;

/** Whether a lesson tells of a success, a failure or both. */
public enum LessonKind {

	SUCCESS, FAILURE, MIXED

}
