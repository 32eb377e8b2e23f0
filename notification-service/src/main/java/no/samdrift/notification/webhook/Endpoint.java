package no.samdrift.notification.webhook;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.regex.Pattern;

import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;

/**
 * A receiver's address. It may hold a token, so it is shown to nobody but by its host.
 *
 * @param uri the address
 */
record Endpoint(URI uri) {

	private static final int LONGEST = 2000;

	/** A host that ends in a number is an IPv4 address (WHATWG URL, 4.5). */
	private static final Pattern ENDS_IN_A_NUMBER = Pattern.compile("(.*\\.)?(\\d+|0[xX][0-9a-fA-F]*)\\.?");

	private static final String OCTET = "(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";

	private static final Pattern IPV4 = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");

	/**
	 * Reads an address.
	 * @param plainToo whether plain HTTP can be allowed at all
	 * @throws Refused when it is none that can be delivered to
	 */
	static Endpoint of(String text, boolean plainToo) {
		URI uri = parsed(text);
		String scheme = (uri.getScheme() != null) ? uri.getScheme().toLowerCase(Locale.ROOT) : "";
		String host = uri.getHost();
		if (host == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null
				|| !scheme.equals("https") && !scheme.equals("http")
				|| ENDS_IN_A_NUMBER.matcher(host).matches() && !IPV4.matcher(host).matches()) {
			throw malformed();
		}
		if (scheme.equals("http") && !plainToo) {
			throw Refused.input(Unmet.field("endpoint", "endpoint-not-https"));
		}
		return new Endpoint(uri);
	}

	private static URI parsed(String text) {
		try {
			if (text.length() <= LONGEST) {
				return new URI(text.strip());
			}
		}
		catch (URISyntaxException ex) {
			// said below; the text itself may hold a token
		}
		throw malformed();
	}

	private static Refused malformed() {
		return Refused.input(Unmet.field("endpoint", "endpoint-malformed"));
	}

	boolean secure() {
		return this.uri.getScheme().equalsIgnoreCase("https");
	}

	/** The host, for bounding what goes to it and for showing where it is. */
	String host() {
		return this.uri.getHost().toLowerCase(Locale.ROOT);
	}

	@Override
	public String toString() {
		return "Endpoint at " + host();
	}

}
