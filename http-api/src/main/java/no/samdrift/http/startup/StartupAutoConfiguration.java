package no.samdrift.http.startup;

import no.samdrift.journal.topics.WrongSetting;

import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** Stops a service that nobody has told whose tokens it may believe. */
@AutoConfiguration
class StartupAutoConfiguration {

	private static final String ISSUER = "spring.security.oauth2.resourceserver.jwt.issuer-uri";

	/** Before any other bean, so that this is the first thing that is said. */
	@Bean
	static BeanFactoryPostProcessor requiredSettings(Environment environment) {
		return (beans) -> {
			require(environment, "samdrift.service-name", "SAMDRIFT_SERVICE_NAME",
					"the name of the service, such as project-service");
			require(environment, ISSUER, "SPRING_SECURITY_OAUTH2_RESOURCESERVER_JWT_ISSUER_URI",
					"the address of the OIDC issuer whose tokens the service believes, such as http://localhost:8090");
		};
	}

	private static void require(Environment environment, String property, String variable, String value) {
		if (environment.getProperty(property, "").isBlank()) {
			throw new WrongSetting("The property " + property + " is not set.",
					"Set it, or the environment variable " + variable + ", to " + value + ".");
		}
	}

}
