package no.samdrift.http.problem;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import no.samdrift.events.EventJson;
import no.samdrift.http.json.Presence;
import no.samdrift.journal.Refused.Unmet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;
import tools.jackson.databind.node.MissingNode;

import org.springframework.http.converter.HttpMessageNotReadableException;

/**
 * Says where and why a request body cannot be read, without telling anything about the
 * program that reads it.
 */
final class UnreadableBody {

	private UnreadableBody() {
	}

	static List<Unmet> reasons(HttpMessageNotReadableException unreadable, HttpServletRequest request) {
		if (!(unreadable.getCause() instanceof JacksonException cause)) {
			return List.of(Unmet.of("body-missing"));
		}
		String field = path(cause.getPath());
		return switch (cause) {
			case UnrecognizedPropertyException unknown ->
				List.of(new Unmet("field-unknown", field, Map.of("known", List.copyOf(unknown.getKnownPropertyIds()))));
			case ValueInstantiationException instantiation when instantiation
				.getCause() instanceof NullPointerException ->
				missing(instantiation.getType().getRawClass(), instantiation.getPath(), request);
			case ValueInstantiationException instantiation ->
				List.of(Shapes.mismatch(field, instantiation.getType().getRawClass(), instantiation));
			case MismatchedInputException mismatch when absent(mismatch, request) -> missingBeside(mismatch, request);
			case MismatchedInputException mismatch ->
				List.of(Shapes.mismatch(field, mismatch.getTargetType(), mismatch));
			case StreamReadException syntax -> List.of(Unmet.of("json-malformed",
					Map.of("line", syntax.getLocation().getLineNr(), "column", syntax.getLocation().getColumnNr())));
			default -> List.of(Unmet.field(field, "shape-other"));
		};
	}

	/**
	 * Every field that a record asks for and the body does not have; whoever reads it
	 * stumbled over the first of them.
	 */
	private static List<Unmet> missing(Class<?> type, List<Reference> path, HttpServletRequest request) {
		List<Unmet> missing = new ArrayList<>();
		if (type.isRecord()) {
			JsonNode sent = sent(path, request);
			String before = path.isEmpty() ? "" : path(path) + ".";
			for (RecordComponent component : type.getRecordComponents()) {
				if (!Presence.optional(component) && !sent.hasNonNull(component.getName())) {
					missing.add(Unmet.field(before + component.getName(), "field-missing"));
				}
			}
		}
		return missing.isEmpty() ? List.of(Unmet.field(path(path), "shape-other")) : missing;
	}

	/** Whether there is nothing at the place where a value was looked for. */
	private static boolean absent(JacksonException thrown, HttpServletRequest request) {
		return !thrown.getPath().isEmpty() && thrown.getPath().getLast().getPropertyName() != null
				&& sent(thrown.getPath(), request).isMissingNode();
	}

	/** Reports a missing value together with those that are missing beside it. */
	private static List<Unmet> missingBeside(JacksonException thrown, HttpServletRequest request) {
		Object owner = thrown.getPath().getLast().from();
		Class<?> type = (owner instanceof Class<?> known) ? known : owner.getClass();
		return missing(type, thrown.getPath().subList(0, thrown.getPath().size() - 1), request);
	}

	private static JsonNode sent(List<Reference> path, HttpServletRequest request) {
		try {
			JsonNode node = EventJson.mapper().readTree(request.getInputStream());
			for (Reference step : path) {
				node = (step.getPropertyName() != null) ? node.path(step.getPropertyName())
						: node.path(step.getIndex());
			}
			return node;
		}
		catch (IOException | JacksonException ex) {
			return MissingNode.getInstance();
		}
	}

	private static String path(List<Reference> steps) {
		StringBuilder path = new StringBuilder();
		for (Reference step : steps) {
			if (step.getPropertyName() == null) {
				path.append('[').append(step.getIndex()).append(']');
			}
			else {
				path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
			}
		}
		return path.toString();
	}

}
