package no.samdrift.portal.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A service's API, from its OpenAPI document.
 *
 * @param version of the API
 * @param tags what can be asked for, by subject
 */
record ServiceApi(String version, Map<String, List<Operation>> tags) {

	private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

	/** Reads an OpenAPI 3.1 document. */
	static ServiceApi of(JsonNode document) {
		Map<String, List<Operation>> tags = new TreeMap<>();
		document.path("paths").forEachEntry((path, item) -> item.forEachEntry((method, operation) -> {
			if (METHODS.contains(method)) {
				String tag = operation.path("tags").path(0).asString("");
				tags.computeIfAbsent(tag, (unused) -> new ArrayList<>())
					.add(Operation.of(method, path, operation, document));
			}
		}));
		return new ServiceApi(document.path("info").path("version").asString(), tags);
	}

	/**
	 * Something that can be asked for.
	 *
	 * @param method the HTTP method
	 * @param path with its variables in braces
	 * @param summary what it does, in English
	 * @param parameters in the path, the query and the headers
	 * @param body the fields of what is sent; empty when nothing is
	 * @param answers the statuses, and what they mean, in English
	 */
	record Operation(String method, String path, String summary, List<Parameter> parameters, List<SchemaField> body,
			List<Answer> answers) {

		/** The same for the same operation, for links to it. */
		public String anchor() {
			return (this.method + this.path).replaceAll("[^A-Za-z0-9]+", "-").toLowerCase(Locale.ROOT);
		}

		private static Operation of(String method, String path, JsonNode operation, JsonNode document) {
			List<Parameter> parameters = new ArrayList<>();
			operation.path("parameters").forEach((parameter) -> {
				JsonNode one = resolved(parameter, document);
				parameters.add(new Parameter(one.path("name").asString(), one.path("in").asString(),
						one.path("required").asBoolean(false), one.path("description").asString(null)));
			});
			List<Answer> answers = new ArrayList<>();
			operation.path("responses")
				.forEachEntry((status, answer) -> answers
					.add(new Answer(status, resolved(answer, document).path("description").asString(""))));
			JsonNode content = resolved(operation.path("requestBody"), document).path("content");
			JsonNode schema = content.isEmpty() ? content : content.iterator().next().path("schema");
			return new Operation(method.toUpperCase(Locale.ROOT), path, operation.path("summary").asString(""),
					parameters,
					SchemaField.of(resolved(schema, document), (reference) -> document.at(reference.substring(1))),
					answers);
		}

		private static JsonNode resolved(JsonNode node, JsonNode document) {
			String reference = node.path("$ref").asString("");
			return reference.isEmpty() ? node : document.at(reference.substring(1));
		}

	}

	/**
	 * A parameter.
	 *
	 * @param name its name
	 * @param in {@code path}, {@code query} or {@code header}
	 * @param always whether it must be there
	 * @param meaning what it means, in English
	 */
	record Parameter(String name, String in, boolean always, @Nullable String meaning) {
	}

	/**
	 * A kind of answer.
	 *
	 * @param status the HTTP status
	 * @param meaning what it means, in English
	 */
	record Answer(String status, String meaning) {
	}

}
