package no.samdrift.project.project;

import java.util.ArrayList;
import java.util.List;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.project.Lesson;
import no.samdrift.events.project.LessonId;
import org.jspecify.annotations.Nullable;

/**
 * What a project has learned and published, and what it has considered of what others
 * learned (mission P15–P18).
 *
 * @param published its own lessons
 * @param considered what it made of the known lessons before its pilot
 */
record Lessons(List<Lesson> published, @Nullable Considered considered) {

	Lessons {
		published = List.copyOf(published);
	}

	static Lessons none() {
		return new Lessons(List.of(), null);
	}

	Lessons with(List<Lesson> more) {
		List<Lesson> all = new ArrayList<>(this.published);
		all.addAll(more);
		return new Lessons(all, this.considered);
	}

	Lessons considered(List<LessonId> lessonIds, LanguageMap conclusion) {
		return new Lessons(this.published, new Considered(lessonIds, conclusion));
	}

	/** A new try considers the lessons anew. */
	Lessons toBeConsideredAgain() {
		return new Lessons(this.published, null);
	}

	boolean include(LessonId id) {
		return this.published.stream().anyMatch((lesson) -> lesson.id().equals(id));
	}

	/**
	 * What a project made of the known lessons.
	 *
	 * @param lessonIds the lessons; none when none were known
	 * @param conclusion what follows from them
	 */
	record Considered(List<LessonId> lessonIds, LanguageMap conclusion) {

		Considered {
			lessonIds = List.copyOf(lessonIds);
		}

	}

}
