package no.samdrift.journal;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * An aggregate says no. It names every unmet condition at once, never only the first, and
 * leaves no event.
 */
public final class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<Unmet> unmet;

	private final transient List<String> legalMoves;

	private final transient boolean aboutInput;

	private Refused(List<Unmet> unmet, List<String> legalMoves, boolean aboutInput) {
		super(unmet.stream().map(Unmet::code).toList().toString(), null, false, false);
		this.unmet = List.copyOf(unmet);
		this.legalMoves = List.copyOf(legalMoves);
		this.aboutInput = aboutInput;
	}

	/** The aggregate's state does not allow it (409). */
	public static Refused because(Unmet... unmet) {
		return new Refused(List.of(unmet), List.of(), false);
	}

	/**
	 * The aggregate's state does not allow it, with the moves that are legal now (409).
	 */
	public static Refused because(List<Unmet> unmet, List<String> legalMoves) {
		return new Refused(unmet, legalMoves, false);
	}

	/** What was sent can never be right, whatever the state (422). */
	public static Refused input(Unmet... unmet) {
		return new Refused(List.of(unmet), List.of(), true);
	}

	/** The conditions that were not met. */
	public List<Unmet> unmet() {
		return this.unmet;
	}

	/**
	 * The commands that are legal now, as their HTTP names; empty when that is not the
	 * matter.
	 */
	public List<String> legalMoves() {
		return this.legalMoves;
	}

	/** Whether the input is wrong in itself, not the moment. */
	public boolean aboutInput() {
		return this.aboutInput;
	}

	/**
	 * One condition that was not met.
	 *
	 * @param code stable, kebab-case; its texts stand in the message bundles as
	 * {@code refusal.<code>} (what is missing) and {@code refusal.<code>.remedy} (the way
	 * out)
	 * @param field the input field it is about, when it is about one
	 * @param arguments named values for the texts, such as a date
	 */
	public record Unmet(String code, @Nullable String field, Map<String, Object> arguments) {

		public static Unmet of(String code) {
			return new Unmet(code, null, Map.of());
		}

		public static Unmet of(String code, Map<String, Object> arguments) {
			return new Unmet(code, null, arguments);
		}

		public static Unmet field(String field, String code) {
			return new Unmet(code, field, Map.of());
		}

	}

}
