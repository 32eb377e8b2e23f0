package no.samdrift.portal;

import java.time.Clock;
import java.time.ZoneId;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/** Starts the portal. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Portal {

	public static void main(String[] arguments) {
		SpringApplication.run(Portal.class, arguments);
	}

	/** Days are days in Norway. */
	@Bean
	Clock clock() {
		return Clock.system(ZoneId.of("Europe/Oslo"));
	}

}
