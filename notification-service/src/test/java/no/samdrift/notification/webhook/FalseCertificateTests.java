package no.samdrift.notification.webhook;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever signs for itself is not the receiver that it says it is. */
class FalseCertificateTests {

	private static final char[] PASSWORD = "password".toCharArray();

	@Test
	void nothingIsSentToAReceiverWhoseCertificateNobodyVouchesFor(@TempDir Path directory) throws Exception {
		SSLContext signedByItself = signedByItself(directory.resolve("receiver.p12"));
		HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
		AtomicInteger requests = new AtomicInteger();
		server.setHttpsConfigurator(new HttpsConfigurator(signedByItself));
		server.createContext("/", (exchange) -> {
			requests.incrementAndGet();
			exchange.sendResponseHeaders(204, -1);
			exchange.close();
		});
		server.start();
		URI address = URI.create("https://localhost:" + server.getAddress().getPort() + "/hooks");
		try (HttpClient trusting = HttpClient.newBuilder().sslContext(signedByItself).build();
				ReceiverClient client = new ReceiverClient(NetworksTests.properties(List.of("127.0.0.0/8", "::1/128")),
						InetAddress::getAllByName)) {
			assertThat(trusting.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
				.statusCode()).as("it is there for those who trust it").isEqualTo(204);

			Answer answer = client.call(new Endpoint(address), "POST", Map.of(), "{}".getBytes());

			assertThat(answer.outcome()).isEqualTo(AttemptOutcome.TLS_FAILED);
			assertThat(requests).hasValue(1);
		}
		finally {
			server.stop(0);
		}
	}

	/** A certificate for localhost that it has signed itself; the context trusts it. */
	private static SSLContext signedByItself(Path file) throws Exception {
		String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
		int code = new ProcessBuilder(keytool, "-genkeypair", "-alias", "receiver", "-keyalg", "EC", "-dname",
				"CN=localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1", "-keystore", file.toString(), "-storepass",
				new String(PASSWORD), "-storetype", "PKCS12")
			.redirectErrorStream(true)
			.redirectOutput(ProcessBuilder.Redirect.DISCARD)
			.start()
			.waitFor();
		assertThat(code).isZero();
		KeyStore store = KeyStore.getInstance("PKCS12");
		try (InputStream in = Files.newInputStream(file)) {
			store.load(in, PASSWORD);
		}
		KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
		keys.init(store, PASSWORD);
		KeyStore trusted = KeyStore.getInstance("PKCS12");
		trusted.load(null, PASSWORD);
		trusted.setCertificateEntry("receiver", store.getCertificate("receiver"));
		TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
		trust.init(trusted);
		SSLContext context = SSLContext.getInstance("TLS");
		context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
		return context;
	}

}
