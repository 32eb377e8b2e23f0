package no.samdrift.examples.mirror;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the program is told. Each is an option, such as {@code --way=feed}; secrets may be
 * environment variables instead, so that no list of processes shows them.
 *
 * @param way {@code feed}, {@code kafka} or {@code webhook}
 * @param municipality the municipality's organisation id
 * @param samdrift the notification service
 * @param issuer the OIDC issuer
 * @param client the municipality's client id, and
 * @param secret its secret, {@code SAMDRIFT_SECRET}
 * @param copy the directory of the copy
 * @param once reads to the end, proves it and ends, instead of following for ever
 * @param more options of one way only, and environment variables
 */
record Settings(String way, String municipality, URI samdrift, URI issuer, String client, String secret, Path copy,
		boolean once, Map<String, String> more) {

	static Settings of(String[] arguments, Map<String, String> environment) {
		Map<String, String> options = new HashMap<>();
		for (String argument : arguments) {
			if (!argument.startsWith("--")) {
				throw new Stopped("«" + argument + "» is no option. " + HELP);
			}
			int equals = argument.indexOf('=');
			options.put((equals < 0) ? argument.substring(2) : argument.substring(2, equals),
					(equals < 0) ? "true" : argument.substring(equals + 1));
		}
		environment.forEach((name, value) -> {
			if (name.startsWith("SAMDRIFT_")) {
				options.putIfAbsent(name.substring("SAMDRIFT_".length()).toLowerCase(Locale.ROOT).replace('_', '-'),
						value);
			}
		});
		String municipality = required(options, "municipality");
		return new Settings(options.getOrDefault("way", "feed"), municipality,
				URI.create(options.getOrDefault("at", "http://localhost:8083")),
				URI.create(options.getOrDefault("issuer", "http://localhost:8090")), required(options, "client"),
				required(options, "secret"), Path.of(options.getOrDefault("copy", "copy-of-" + municipality)),
				Boolean.parseBoolean(options.get("once")), options);
	}

	String required(String option) {
		return required(this.more, option);
	}

	private static String required(Map<String, String> options, String option) {
		String value = options.get(option);
		if (value == null || value.isBlank()) {
			throw new Stopped("--" + option + " is missing. " + HELP);
		}
		return value;
	}

	static final String HELP = """

			Keeps a municipality's own copy of all that it may see in Samdrift, and proves that it is in sync.

			  --municipality=ID  the municipality's organisation id
			  --client=ID        its client id at the issuer; --secret=… or SAMDRIFT_SECRET
			  --way=WAY          feed (default), kafka or webhook
			  --at=ADDRESS       the notification service (http://localhost:8083)
			  --issuer=ADDRESS   the OIDC issuer (http://localhost:8090)
			  --copy=DIRECTORY   where the copy is kept (copy-of-ID)
			  --once             read to the end, prove it, end
			  --list             print what the copy holds, one line each, and end
			with --way=kafka:
			  --kafka=SERVERS    bootstrap servers; with --kafka-user and --kafka-password (SAMDRIFT_KAFKA_PASSWORD) over SASL/SCRAM
			with --way=webhook:
			  --port=PORT        where it listens, at /samdrift (8484)
			  --webhook-secret   what the portal told when the webhook was registered, or SAMDRIFT_WEBHOOK_SECRET
			""";

}
