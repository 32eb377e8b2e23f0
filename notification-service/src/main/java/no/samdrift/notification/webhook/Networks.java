package no.samdrift.notification.webhook;

import java.net.InetAddress;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.security.util.matcher.InetAddressMatcher;
import org.springframework.security.util.matcher.InetAddressMatchers;

/**
 * Which addresses a webhook may be delivered to: public ones, and those of networks that
 * the operator allows. Java reads an IPv4 address in IPv6 clothes ({@code ::ffff:0:0/96})
 * as the IPv4 address that it is; the other disguises are refused here.
 */
final class Networks {

	/** IANA's special-purpose IPv4 addresses (RFC 6890 and successors), and multicast. */
	private static final List<InetAddressMatcher> SPECIAL_V4 = matchers(
			Stream.of("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
					"192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15",
					"198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"));

	/** The only IPv6 addresses that are handed out to the public. */
	private static final InetAddressMatcher GLOBAL_V6 = InetAddressMatchers.fromIpAddress("2000::/3");

	/**
	 * Teredo and other protocols, documentation, and 6to4, which hides an IPv4 address.
	 */
	private static final List<InetAddressMatcher> SPECIAL_V6 = matchers(
			Stream.of("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"));

	private final List<InetAddressMatcher> allowed;

	/**
	 * Public addresses and the allowed networks.
	 * @throws IllegalArgumentException when one is no CIDR notation
	 */
	Networks(Collection<String> allowed) {
		this.allowed = matchers(allowed.stream());
	}

	private static List<InetAddressMatcher> matchers(Stream<String> networks) {
		return networks.map(InetAddressMatchers::fromIpAddress).toList();
	}

	/** Whether the operator allows it, public or not. */
	boolean allows(InetAddress address) {
		return this.allowed.stream().anyMatch((network) -> network.matches(address));
	}

	/** Whether any network is allowed at all. */
	boolean allowsAny() {
		return !this.allowed.isEmpty();
	}

	/** Whether anybody can be meant by it: neither special nor reserved. */
	static boolean isPublic(InetAddress address) {
		if (address.getAddress().length == 4) {
			return SPECIAL_V4.stream().noneMatch((network) -> network.matches(address));
		}
		return GLOBAL_V6.matches(address) && SPECIAL_V6.stream().noneMatch((network) -> network.matches(address));
	}

}
