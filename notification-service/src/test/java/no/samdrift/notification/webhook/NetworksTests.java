package no.samdrift.notification.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import no.samdrift.journal.Refused;
import no.samdrift.journal.Refused.Unmet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Nothing is delivered to where it could do harm. */
class NetworksTests {

	private static final ExecutorService THREADS = Executors.newVirtualThreadPerTaskExecutor();

	@AfterAll
	static void end() {
		THREADS.shutdownNow();
	}

	@ParameterizedTest
	@ValueSource(strings = { "0.0.0.0", "0.1.2.3", "10.0.0.1", "10.255.255.255", "100.64.0.1", "100.127.255.255",
			"127.0.0.1", "127.255.0.1", "169.254.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192",
			"192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1",
			"224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:127.0.0.1",
			"::ffff:10.0.0.1", "::ffff:a9fe:a9fe", "::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
			"2001::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fec0::1",
			"ff02::1", "4000::1", "5f00::1" })
	void whatIsNotPublicIsRefused(String address) throws UnknownHostException {
		assertThat(Networks.isPublic(InetAddress.getByName(address))).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "100.128.0.0", "126.255.255.255",
			"128.0.0.1", "169.253.255.255", "172.15.255.255", "172.32.0.0", "192.167.255.255", "192.169.0.0",
			"198.17.255.255", "198.20.0.0", "223.255.255.255", "2606:4700::1111", "2a02:c0::1", "::ffff:1.1.1.1" })
	void whatIsPublicIsNot(String address) throws UnknownHostException {
		assertThat(Networks.isPublic(InetAddress.getByName(address))).isTrue();
	}

	@Test
	void theOperatorCanAllowANetwork() throws UnknownHostException {
		Networks networks = new Networks(List.of("10.20.0.0/16", "fd00:1234::/32"));

		assertThat(networks.allows(InetAddress.getByName("10.20.255.1"))).isTrue();
		assertThat(networks.allows(InetAddress.getByName("10.21.0.1"))).isFalse();
		assertThat(networks.allows(InetAddress.getByName("fd00:1234::1"))).isTrue();
		assertThat(networks.allows(InetAddress.getByName("fd00:1235::1"))).isFalse();
		assertThat(new Networks(List.of()).allowsAny()).isFalse();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://2130706433/", "https://0x7f000001/", "https://0177.0.0.1/", "https://127.1/",
			"https://0x7f.1/", "https://127.0.0.1./", "https://1.2.3.256/", "https://user:password@granvag.example/",
			"https://granvag.example/#x", "ftp://granvag.example/", "//granvag.example/", "granvag.example",
			"https:///hooks", "https://", "file:///etc/passwd", "https://grån våg/", "" })
	void whatIsNoPlainAddressIsRefusedBeforeAnybodyIsCalled(String address) {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> Endpoint.of(address, true))
			.satisfies((refused) -> assertThat(refused.unmet()).extracting(Unmet::code)
				.containsExactly("endpoint-malformed"));
	}

	@Test
	void plainHttpIsRefusedWhereNoNetworkIsAllowed() {
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> Endpoint.of("http://granvag.example/", false))
			.satisfies((refused) -> assertThat(refused.unmet()).extracting(Unmet::code)
				.containsExactly("endpoint-not-https"));
		assertThat(Endpoint.of("https://granvag.example:8443/a?b=c", false).host()).isEqualTo("granvag.example");
	}

	@Test
	void aNameOfWhichOneAddressIsNotAllowedIsRefused() throws UnknownHostException {
		InetAddress good = InetAddress.getByName("1.1.1.1");
		InetAddress bad = InetAddress.getByName("10.0.0.1");

		assertThat(resolver((host) -> new InetAddress[] { good }).resolve("granvag.example")).containsExactly(good);
		assertThatExceptionOfType(GuardedResolver.AddressRefused.class)
			.isThrownBy(() -> resolver((host) -> new InetAddress[] { good, bad }).resolve("granvag.example"));
	}

	@Test
	void aNameThatMeansSomethingElseByNowIsRefusedWhenItIsConnectedTo() throws Exception {
		AtomicInteger lookups = new AtomicInteger();
		try (Receiver inside = new Receiver();
				ReceiverClient client = new ReceiverClient(properties(List.of()),
						(host) -> new InetAddress[] { (lookups.getAndIncrement() == 0)
								? InetAddress.getByName("192.0.2.1") : InetAddress.getLoopbackAddress() })) {
			URI address = URI.create(inside.address().replace("http://127.0.0.1", "https://rebinding.example"));

			for (int i = 0; i < 3; i++) {
				assertThat(client.call(new Endpoint(address), "POST", Map.of(), new byte[0]).outcome())
					.isEqualTo(AttemptOutcome.ADDRESS_REFUSED);
			}
			assertThat(lookups.get()).isEqualTo(3);
			assertThat(inside.calls).isEmpty();
		}
	}

	@Test
	void anAddressInPlainNumbersIsLookedAtToo() throws Exception {
		try (Receiver inside = new Receiver();
				ReceiverClient client = new ReceiverClient(properties(List.of()), InetAddress::getAllByName)) {
			for (String host : List.of("127.0.0.1", "[::1]", "[::ffff:127.0.0.1]")) {
				URI plain = URI.create(inside.address().replace("127.0.0.1", host));
				URI secure = URI.create(plain.toString().replace("http:", "https:"));
				for (URI address : List.of(plain, secure)) {
					assertThat(client.call(new Endpoint(address), "POST", Map.of(), new byte[0]).outcome())
						.isEqualTo(AttemptOutcome.ADDRESS_REFUSED);
				}
			}
			assertThat(inside.calls).isEmpty();
		}
	}

	@Test
	void ofALongAnswerOnlyTheBeginningIsKept() throws Exception {
		try (Receiver receiver = new Receiver();
				ReceiverClient client = new ReceiverClient(properties(List.of("127.0.0.0/8")),
						InetAddress::getAllByName)) {
			receiver.answering = (call) -> new Receiver.Reply(200, "a\u0000b".repeat(1_000_000), Map.of());

			Answer answer = client.call(new Endpoint(URI.create(receiver.address())), "POST", Map.of(),
					"{\"type\":\"x\"}".getBytes());

			assertThat(answer.outcome()).isEqualTo(AttemptOutcome.DELIVERED);
			assertThat(answer.firstBytes()).startsWith("abab").hasSizeLessThanOrEqualTo(ReceiverClient.KEPT);
		}
	}

	private static GuardedResolver resolver(GuardedResolver.Lookup lookup) {
		return new GuardedResolver(Networks::isPublic, lookup, THREADS, Duration.ofSeconds(2));
	}

	static WebhookProperties properties(List<String> allowed) {
		return new WebhookProperties("samdrift.test", 60, allowed, Duration.ofSeconds(5), Duration.ofHours(1),
				Duration.ofDays(3), Duration.ofHours(24), Duration.ofSeconds(2), Duration.ofSeconds(2),
				Duration.ofSeconds(3), 4, 2, Duration.ofSeconds(60), Duration.ofMillis(500), 50, Duration.ofDays(30),
				20);
	}

}
