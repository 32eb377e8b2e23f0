package no.samdrift.http.openapi;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import no.samdrift.http.IfMatch;
import no.samdrift.http.Paging;
import org.springdoc.core.customizers.GlobalOperationCustomizer;

import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;

/**
 * Documents what every command, every list and every answer has in common, from the same
 * signs that make it so: {@link IfMatch}, {@link Paging}, the HTTP method.
 */
final class WhatOperationsShare implements GlobalOperationCustomizer {

	private static final Set<RequestMethod> CHANGING = Set.of(RequestMethod.POST, RequestMethod.PUT,
			RequestMethod.PATCH, RequestMethod.DELETE);

	@Override
	public Operation customize(Operation operation, HandlerMethod handler) {
		boolean changes = changes(handler);
		// two methods of one path are one operation, whose tags are added to
		operation
			.setTags(new ArrayList<>(List.of(handler.getBeanType().getSimpleName().replaceFirst("Controller$", ""))));
		if (has(handler, Paging.class)) {
			paging(operation);
		}
		if (changes) {
			idempotencyKey(operation);
			problem(operation, "400", "The request cannot be read: every field, parameter or header that is wrong");
			problem(operation, "409", "The state does not allow it, the id is taken, or a fact is not known here yet");
			problem(operation, "413", "The request is too large");
			problem(operation, "415", "The request is not JSON");
			problem(operation, "422", "The input can never be right, or the Idempotency-Key was used before");
		}
		if (Arrays.stream(handler.getMethodParameters()).anyMatch(WhatOperationsShare::isVersion)) {
			ifMatch(operation);
			problem(operation, "412", "Somebody else changed it: currentVersion tells the version by now");
			problem(operation, "428", "If-Match is missing");
		}
		if (names(handler)) {
			problem(operation, "404", "There is nothing with this id");
		}
		problem(operation, "401", "The token is missing, expired or not valid here");
		problem(operation, "403", "The caller may not do this");
		problem(operation, "503", "The database or the login does not answer; Retry-After tells when to try again");
		problem(operation, "default", "Anything else that went wrong");
		if (handler.getReturnType().getParameterType() == ResponseEntity.class && (changes || names(handler))) {
			version(operation);
		}
		return operation;
	}

	private static boolean changes(HandlerMethod handler) {
		RequestMapping mapping = AnnotatedElementUtils.findMergedAnnotation(handler.getMethod(), RequestMapping.class);
		return mapping != null && Arrays.stream(mapping.method()).anyMatch(CHANGING::contains);
	}

	private static boolean names(HandlerMethod handler) {
		return Arrays.stream(handler.getMethodParameters())
			.anyMatch((parameter) -> parameter.hasParameterAnnotation(PathVariable.class));
	}

	private static boolean has(HandlerMethod handler, Class<?> type) {
		return Arrays.stream(handler.getMethodParameters())
			.anyMatch((parameter) -> parameter.getParameterType() == type);
	}

	private static boolean isVersion(MethodParameter parameter) {
		return parameter.hasParameterAnnotation(IfMatch.class);
	}

	private static void paging(Operation operation) {
		operation.addParametersItem(new Parameter().in("query")
			.name("cursor")
			.description("The value of next from the page before; absent for the first page")
			.schema(new StringSchema()));
		Schema<?> limit = new IntegerSchema();
		limit.setMinimum(BigDecimal.ONE);
		limit.setMaximum(BigDecimal.valueOf(Paging.MOST));
		limit.setDefault(Paging.DEFAULT_LIMIT);
		operation.addParametersItem(
				new Parameter().in("query").name("limit").description("How many items at most").schema(limit));
		problem(operation, "400", "The cursor or the limit is wrong");
	}

	private static void idempotencyKey(Operation operation) {
		Schema<?> key = new StringSchema();
		key.setPattern("^[\\x21-\\x7e]{1,255}$");
		operation.addParametersItem(new Parameter().in("header")
			.name("Idempotency-Key")
			.description("Names this act. The same key with the same request takes effect once and gets the same "
					+ "answer; with another request it is refused (422)")
			.schema(key));
	}

	private static void ifMatch(Operation operation) {
		Schema<?> version = new StringSchema();
		version.setPattern("^\"\\d+\"$");
		version.setExample("\"7\"");
		operation.addParametersItem(new Parameter().in("header")
			.name("If-Match")
			.required(true)
			.description("The version that the caller has seen: the ETag of the answer that it builds on")
			.schema(version));
	}

	private static void version(Operation operation) {
		responses(operation).forEach((status, response) -> {
			if (status.startsWith("2")) {
				response.addHeaderObject("ETag",
						new Header().description("The version, for the next If-Match").schema(new StringSchema()));
				if (status.equals("201")) {
					response.addHeaderObject("Location",
							new Header().description("Where the new thing is").schema(new StringSchema()));
				}
			}
		});
	}

	private static void problem(Operation operation, String status, String description) {
		ApiResponses responses = responses(operation);
		if (!responses.containsKey(status)) {
			Schema<?> problem = new Schema<>();
			problem.set$ref("#/components/schemas/Problem");
			responses.addApiResponse(status, new ApiResponse().description(description)
				.content(new Content().addMediaType("application/problem+json", new MediaType().schema(problem))));
		}
	}

	private static ApiResponses responses(Operation operation) {
		if (operation.getResponses() == null) {
			operation.setResponses(new ApiResponses());
		}
		return operation.getResponses();
	}

}
