package no.samdrift.quickstart;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * Broker, database, issuer and mail catcher in one process. Only loopback addresses are
 * bound unless configured otherwise.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Quickstart {

	public static void main(String[] arguments) {
		SpringApplication.run(Quickstart.class, arguments);
	}

}
