package no.samdrift.http.schema;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Every service serves the schemas of the contract. */
@AutoConfiguration
class SchemaAutoConfiguration {

	@Bean
	SchemaController schemaController() {
		return new SchemaController();
	}

}
