package no.samdrift.quickstart.demo;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.JsonNode;

/**
 * What a service answered.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body; missing when there was none
 */
record Answer(int status, HttpHeaders headers, JsonNode body) {

	boolean succeeded() {
		return this.status / 100 == 2;
	}

	/** Whether it rests on a fact of another service that is still on its way. */
	boolean factNotYetKnown() {
		return this.status == 409 && problem("fact-not-yet-known");
	}

	/** How long the service asks to wait. */
	Duration retryAfter() {
		return this.headers.firstValue("Retry-After")
			.map((seconds) -> Duration.ofSeconds(Long.parseLong(seconds)))
			.orElse(Duration.ofSeconds(1));
	}

	Optional<String> version() {
		return this.headers.firstValue("ETag");
	}

	/** A problem in one sentence, with everything that was missing. */
	String refusal() {
		String detail = Stream
			.concat(Stream.of(this.body.path("detail")),
					this.body.path("errors").valueStream().map((error) -> error.path("detail")))
			.map(JsonNode::asString)
			.filter((text) -> !text.isBlank())
			.distinct()
			.collect(Collectors.joining(" "));
		String type = this.body.path("type").asString();
		return "status " + this.status + (type.isEmpty() ? "" : " (" + type + ")")
				+ (detail.isEmpty() ? "" : ": " + detail);
	}

	private boolean problem(String code) {
		return this.body.path("type").asString().endsWith(":" + code) || this.body.path("errors")
			.valueStream()
			.anyMatch((error) -> error.path("code").asString().equals(code));
	}

}
