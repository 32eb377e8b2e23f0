package no.samdrift.notification.federation;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import no.samdrift.events.OrganisationId;
import no.samdrift.events.SourcePrefix;
import no.samdrift.journal.topics.WrongSetting;

/**
 * A programme that is followed.
 *
 * @param name what it is called here
 * @param prefix what the sources of its own events begin with
 * @param feed the address of its notification-service
 * @param municipality whose stream is read there
 * @param issuer who says where tokens are given; absent when that is known
 * @param tokenUri where tokens are given; absent when the issuer says so
 * @param client the client that asks for tokens
 * @param secret its secret
 * @param scope the scope it asks for; absent for none
 */
record Followed(String name, SourcePrefix prefix, URI feed, OrganisationId municipality, @Nullable URI issuer,
		@Nullable URI tokenUri, String client, String secret, @Nullable String scope) {

	private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,40}");

	private static final String FOLLOWING = "samdrift.federation.following.";

	/**
	 * The followed programmes as they are configured. Loops are impossible: of a followed
	 * programme only events are accepted that its own services have told, and no two
	 * programmes that have to do with each other here have sources in common.
	 * @param own what this installation's own sources begin with
	 * @throws WrongSetting when something is missing or wrong, or prefixes overlap
	 */
	static List<Followed> all(FederationProperties properties, SourcePrefix own) {
		List<Followed> all = new ArrayList<>();
		new TreeMap<>(properties.following()).forEach((name, settings) -> {
			Followed followed = of(name, settings);
			if (own.isEmpty()) {
				throw new WrongSetting(
						"'" + name + "' is followed, but this installation has no source prefix of its own, "
								+ "so it cannot tell its own events from others'.",
						"Set samdrift.events.source-prefix, before the first event.");
			}
			if (own.overlaps(followed.prefix)) {
				throw new WrongSetting(
						FOLLOWING + name + ".prefix is '" + followed.prefix + "' and samdrift.events.source-prefix is '"
								+ own + "': with one within the other, events could go round in circles.",
						"Set it to the source prefix of the other installation, which must be neither the same nor "
								+ "a parent path of this one's.");
			}
			for (Followed other : all) {
				if (other.prefix.overlaps(followed.prefix)) {
					throw new WrongSetting(
							"'" + other.name + "' and '" + name + "' are followed with the prefixes '" + other.prefix
									+ "' and '" + followed.prefix
									+ "', of which one is within the other: their events would come twice.",
							"Follow each programme once, with the prefix that its own installation has.");
				}
			}
			all.add(followed);
		});
		return List.copyOf(all);
	}

	private static Followed of(String name, FederationProperties.Following settings) {
		if (!NAME.matcher(name).matches()) {
			throw new WrongSetting("'" + name + "' cannot be the name of a followed programme.",
					"Name it with a–z, 0–9 and '-', 40 characters at most, below samdrift.federation.following.");
		}
		String prefix = required(name, "prefix", settings.prefix());
		if (blank(settings.issuer()) && blank(settings.tokenUri())) {
			throw missing(name, "issuer");
		}
		return new Followed(name, prefix(name, prefix), address(name, "feed", required(name, "feed", settings.feed())),
				municipality(name, required(name, "municipality", settings.municipality())),
				blank(settings.issuer()) ? null : address(name, "issuer", settings.issuer()),
				blank(settings.tokenUri()) ? null : address(name, "token-uri", settings.tokenUri()),
				required(name, "client", settings.client()), required(name, "secret", settings.secret()),
				blank(settings.scope()) ? null : settings.scope());
	}

	private static boolean blank(@Nullable String value) {
		return value == null || value.isBlank();
	}

	private static String required(String name, String setting, @Nullable String value) {
		if (value == null || value.isBlank()) {
			throw missing(name, setting);
		}
		return value.strip();
	}

	private static WrongSetting missing(String name, String setting) {
		return new WrongSetting("'" + name + "' is followed, but " + FOLLOWING + name + "." + setting + " is not set.",
				"Set it as docs/federation.md says, or take away everything below " + FOLLOWING + name + ".");
	}

	private static SourcePrefix prefix(String name, String value) {
		try {
			return new SourcePrefix(value);
		}
		catch (IllegalArgumentException ex) {
			throw new WrongSetting(ex.getMessage() + ".",
					"Set " + FOLLOWING + name + ".prefix to the source prefix of the other installation.");
		}
	}

	private static OrganisationId municipality(String name, String value) {
		try {
			return new OrganisationId(value);
		}
		catch (IllegalArgumentException ex) {
			throw new WrongSetting(
					FOLLOWING + name + ".municipality is '" + value + "', which is no organisation's id.",
					"Set it to the id that the municipality has in the other installation.");
		}
	}

	/** The secret and the token go there: not over an open line. */
	private static URI address(String name, String setting, @Nullable String value) {
		URI address = null;
		try {
			address = URI.create(String.valueOf(value).strip().replaceAll("/+$", ""));
		}
		catch (IllegalArgumentException ex) {
			// said below
		}
		if (address == null || !isSafe(address) || address.getRawQuery() != null || address.getRawFragment() != null) {
			throw new WrongSetting(
					FOLLOWING + name + "." + setting + " is '" + value + "', which is no address to send a secret to.",
					"Set it to an https address; http is for this machine alone.");
		}
		return address;
	}

	/** Whether a secret may be sent there. */
	static boolean isSafe(URI address) {
		String host = address.getHost();
		if (host == null || address.getRawUserInfo() != null) {
			return false;
		}
		boolean here = host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
		return "https".equals(address.getScheme()) || "http".equals(address.getScheme()) && here;
	}

	@Override
	public String toString() {
		return "Followed[name=" + this.name + ", prefix=" + this.prefix + ", feed=" + this.feed + "]";
	}

}
