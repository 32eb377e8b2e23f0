package no.samdrift.examples.mirror;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a municipality's own copy. Begins with a snapshot, follows the stream from the
 * snapshot's place, and proves now and then that nothing is missing.
 */
final class MunicipalMirror {

	private static final int ATTEMPTS = 5;

	private static final Duration BETWEEN_PROOFS = Duration.ofMinutes(5);

	private final Copy copy;

	private final Samdrift samdrift;

	private final Way way;

	private MunicipalMirror(Copy copy, Samdrift samdrift, Way way) {
		this.copy = copy;
		this.samdrift = samdrift;
		this.way = way;
	}

	public static void main(String[] arguments) throws InterruptedException {
		try {
			Settings settings = Settings.of(arguments, System.getenv());
			Samdrift samdrift = new Samdrift(settings);
			try (Copy copy = Copy.in(settings.copy())) {
				if (settings.more().containsKey("list")) {
					copy.lines().forEach((line) -> System.out.println(line.text()));
					return;
				}
				try (Way way = way(settings, samdrift, copy)) {
					MunicipalMirror mirror = new MunicipalMirror(copy, samdrift, way);
					if (settings.once()) {
						mirror.readToTheEnd();
					}
					else {
						mirror.follow();
					}
				}
			}
		}
		catch (Stopped ex) {
			System.err.println(ex.getMessage());
			System.exit(2);
		}
	}

	private static Way way(Settings settings, Samdrift samdrift, Copy copy) {
		return switch (settings.way()) {
			case "feed" -> new FeedWay(samdrift);
			case "kafka" -> new KafkaWay(settings);
			case "webhook" -> new WebhookWay(copy, settings);
			default -> throw new Stopped("--way=" + settings.way() + " is none. " + Settings.HELP);
		};
	}

	private void begin() {
		if (this.copy.remembered(this.way.place()).isEmpty()) {
			Samdrift.Answer snapshot = this.samdrift.get("snapshot").orStop();
			int cards = this.copy.learn(snapshot.body(), this.way.place(), this.way.after(snapshot));
			System.out.println("began with a snapshot of " + cards + " cards");
		}
	}

	/** Something newer may come while it is proved: then it is read, and proved again. */
	private void readToTheEnd() {
		begin();
		String state = "";
		for (int attempt = 0; attempt < ATTEMPTS && !state.equals("IN_SYNC"); attempt++) {
			boolean more = true;
			while (more) {
				more = this.way.read(this.copy, false);
			}
			state = prove();
		}
		if (!state.equals("IN_SYNC")) {
			throw new Stopped("The copy is not in sync: " + state);
		}
	}

	private void follow() throws InterruptedException {
		Instant proveAt = Instant.now();
		while (true) {
			try {
				begin();
				boolean more = this.way.read(this.copy, true);
				if (!more && Instant.now().isAfter(proveAt)) {
					prove();
					proveAt = Instant.now().plus(BETWEEN_PROOFS);
				}
			}
			catch (Samdrift.Unanswered ex) {
				System.out.println("no answer, trying again: " + ex.getMessage());
				Thread.sleep(Duration.ofSeconds(2));
			}
		}
	}

	private String prove() {
		if (this.copy.remembered(this.way.place()).isEmpty()) {
			return "NOTHING YET";
		}
		String state = new SyncProof(this.samdrift, this.copy, this.way).offer();
		System.out.println(state + " with " + this.copy.lines().size() + " resources");
		return state;
	}

}
