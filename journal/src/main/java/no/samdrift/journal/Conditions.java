package no.samdrift.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import no.samdrift.journal.Refused.Unmet;

/**
 * Collects every condition of a command and refuses with all unmet ones at once.
 */
public final class Conditions {

	private final List<Unmet> unmet = new ArrayList<>();

	private List<String> legalMoves = List.of();

	private Conditions() {
	}

	/** Starts with a first condition. */
	public static Conditions require(boolean met, String code) {
		return new Conditions().and(met, code);
	}

	/** Starts without a condition. */
	public static Conditions all() {
		return new Conditions();
	}

	public Conditions and(boolean met, String code) {
		return and(met, code, Map.of());
	}

	public Conditions and(boolean met, String code, Map<String, Object> arguments) {
		if (!met) {
			this.unmet.add(Unmet.of(code, arguments));
		}
		return this;
	}

	/** Adds a condition that says more than a code when it is not met. */
	public Conditions and(boolean met, Unmet otherwise) {
		if (!met) {
			this.unmet.add(otherwise);
		}
		return this;
	}

	/** Adds conditions that are known not to be met. */
	public Conditions without(List<Unmet> unmet) {
		this.unmet.addAll(unmet);
		return this;
	}

	/** Adds the moves that are legal now, for the refusal. */
	public Conditions withLegalMoves(List<String> moves) {
		this.legalMoves = List.copyOf(moves);
		return this;
	}

	/**
	 * Passes when every condition is met.
	 * @throws Refused naming every unmet condition
	 */
	public void orRefuse() {
		if (!this.unmet.isEmpty()) {
			throw Refused.because(this.unmet, this.legalMoves);
		}
	}

}
