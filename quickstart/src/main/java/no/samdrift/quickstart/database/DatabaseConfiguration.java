package no.samdrift.quickstart.database;

import no.samdrift.embedded.EmbeddedMongo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "samdrift.quickstart.database.enabled", matchIfMissing = true)
class DatabaseConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(DatabaseConfiguration.class);

	@Bean
	EmbeddedMongo database(DatabaseProperties properties) {
		EmbeddedMongo database = EmbeddedMongo.start(properties.directory(), properties.port());
		logger.info("MongoDB server on {}, data in {}", database.uri(""), properties.directory());
		return database;
	}

}
