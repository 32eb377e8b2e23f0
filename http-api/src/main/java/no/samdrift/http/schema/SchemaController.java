package no.samdrift.http.schema;

import java.io.IOException;
import java.time.Duration;

import io.swagger.v3.oas.annotations.Operation;
import no.samdrift.journal.Unknown;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.DigestUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Serves the JSON Schemas of the contract, to anybody. */
@RestController
class SchemaController {

	private static final MediaType JSON_SCHEMA = MediaType.parseMediaType("application/schema+json");

	/**
	 * A schema only grows, and a new one is out with the next release at the earliest.
	 */
	private static final CacheControl FOR_AN_HOUR = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

	@GetMapping("/schemas/{type:[A-Za-z0-9.]+}.json")
	@Operation(summary = "The JSON Schema of an event or card, by its CloudEvents type")
	ResponseEntity<byte[]> schema(@PathVariable String type) throws IOException {
		ClassPathResource file = new ClassPathResource("schemas/" + type + ".json");
		if (!file.exists()) {
			throw new Unknown("schema", type);
		}
		byte[] schema = file.getContentAsByteArray();
		return ResponseEntity.ok()
			.contentType(JSON_SCHEMA)
			.cacheControl(FOR_AN_HOUR)
			.eTag("\"" + DigestUtils.md5DigestAsHex(schema) + "\"")
			.body(schema);
	}

}
