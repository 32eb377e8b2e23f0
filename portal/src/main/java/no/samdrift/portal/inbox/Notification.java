package no.samdrift.portal.inbox;

import java.time.Instant;
import java.util.List;

import no.samdrift.events.Language;
import no.samdrift.portal.service.Address;
import org.jspecify.annotations.Nullable;

/**
 * Something that the reader has been told.
 *
 * @param id names it in the reader's inbox
 * @param subjectName what the matter is called; absent when that is not known
 * @param time when it happened
 * @param language the language of the texts
 * @param text what happened
 * @param reasons why the reader got it, the first reason first
 * @param link the matter
 * @param unread whether it is unread
 */
record Notification(String id, @Nullable String subjectName, Instant time, Language language, String text,
		List<Reason> reasons, Link link, boolean unread) {

	/** Why the reader got it. */
	public String why() {
		return this.reasons.getFirst().text();
	}

	/** Further reasons. */
	public List<Reason> more() {
		return this.reasons.stream().skip(1).toList();
	}

	/**
	 * A reason in words.
	 *
	 * @param text the sentence
	 */
	record Reason(String text) {
	}

	/**
	 * What it leads to.
	 *
	 * @param kind project, group, meeting, mandate, organisation, programme or person
	 * @param id its id
	 */
	record Link(String kind, String id) {

		/** The page of the matter. */
		String page() {
			return switch (this.kind) {
				case "project" -> Address.of("/projects/{}", this.id).toString();
				case "programme" -> Address.of("/projects").with("programmeId", this.id).toString();
				case "group" -> Address.of("/groups/{}", this.id).toString();
				case "meeting" -> Address.of("/meetings/{}", this.id).toString();
				case "mandate" -> Address.of("/mandates/{}", this.id).toString();
				case "organisation" -> Address.of("/organisations/{}", this.id).toString();
				case "person" -> Address.of("/people/{}", this.id).toString();
				default -> "/inbox";
			};
		}

		/**
		 * What kind of matter it belongs to: a mandate is its project's matter, a meeting
		 * its group's.
		 */
		String matter() {
			return switch (this.kind) {
				case "mandate" -> "project";
				case "meeting" -> "group";
				default -> this.kind;
			};
		}

	}

}
