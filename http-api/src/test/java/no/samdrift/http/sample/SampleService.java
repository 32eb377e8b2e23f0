package no.samdrift.http.sample;

import java.util.ArrayList;
import java.util.List;

import no.samdrift.embedded.TestServers;
import no.samdrift.events.Id;
import no.samdrift.http.testing.TestTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A service with one controller, on real servers. */
@SpringBootApplication
public class SampleService {

	private static @Nullable Http shared;

	/** The service that all tests of this module share. */
	public static synchronized Http shared() {
		if (shared == null) {
			shared = http(start());
		}
		return shared;
	}

	/** Starts a service; later settings win. */
	public static ConfigurableApplicationContext start(String... settings) {
		List<String> arguments = new ArrayList<>(List.of("--server.port=0", "--samdrift.service-name=sample-service",
				"--spring.mongodb.uri=" + TestServers.mongoUri("http-" + Id.next()),
				"--spring.kafka.bootstrap-servers=" + TestServers.kafkaBootstrapServers(),
				"--spring.security.oauth2.resourceserver.jwt.issuer-uri=" + TestTokens.issuerUri()));
		for (String setting : settings) {
			String name = setting.substring(0, setting.indexOf('=') + 1);
			arguments.removeIf((argument) -> argument.startsWith(name));
			arguments.add(setting);
		}
		SpringApplication application = new SpringApplication(SampleService.class);
		return application.run(arguments.toArray(String[]::new));
	}

	/** Calls a started service. */
	public static Http http(ConfigurableApplicationContext service) {
		return new Http(((ServletWebServerApplicationContext) service).getWebServer().getPort());
	}

}
