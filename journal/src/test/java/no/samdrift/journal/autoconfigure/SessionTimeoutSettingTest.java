package no.samdrift.journal.autoconfigure;

import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.kafka.autoconfigure.KafkaProperties;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionTimeoutSettingTest {

	@Test
	void tenSecondsUnlessTheEnvironmentSaysOtherwise() {
		assertThat(sessionTimeout(Map.of())).isEqualTo("10000");
		assertThat(sessionTimeout(Map.of("SPRING_KAFKA_CONSUMER_PROPERTIES_SESSION_TIMEOUT_MS", "30000")))
			.isEqualTo("30000");
	}

	private static String sessionTimeout(Map<String, Object> variables) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.replace(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, new SystemEnvironmentPropertySource(
					StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
		new JournalDefaults().postProcessEnvironment(environment, new SpringApplication());
		return Binder.get(environment)
			.bind("spring.kafka", KafkaProperties.class)
			.get()
			.getConsumer()
			.getProperties()
			.get("session.timeout.ms");
	}

}
