package no.samdrift.http.openapi;

import java.lang.reflect.RecordComponent;
import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import no.samdrift.events.Id;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.PartialDate;
import no.samdrift.events.Provenance;
import no.samdrift.http.json.Presence;
import org.jspecify.annotations.Nullable;

/**
 * How the contract's own types look in the description: an id is a string of one shape,
 * and what a record always has is required.
 */
final class ContractTypes implements ModelConverter {

	static final String OWN = "no.samdrift.";

	@Override
	public @Nullable Schema<?> resolve(AnnotatedType type, ModelConverterContext context,
			Iterator<ModelConverter> chain) {
		JavaType javaType = Json.mapper().constructType(type.getType());
		Class<?> raw = (javaType != null) ? javaType.getRawClass() : Object.class;
		if (Id.class.isAssignableFrom(raw)) {
			return new StringSchema().pattern("^" + Id.PATTERN + "$")
				.description(raw.getSimpleName() + ": lower-case letters, digits and hyphens")
				.example("01900000-0000-7000-8000-000000000000");
		}
		Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
		if (resolved != null && raw.isRecord() && raw.getName().startsWith(OWN)) {
			Schema<?> defined = defined(resolved, context);
			if (defined.getProperties() != null) {
				require(defined, raw);
				describe(defined, raw);
			}
		}
		return resolved;
	}

	private static Schema<?> defined(Schema<?> resolved, ModelConverterContext context) {
		if (resolved.get$ref() == null) {
			return resolved;
		}
		String name = resolved.get$ref().substring(resolved.get$ref().lastIndexOf('/') + 1);
		Schema<?> model = context.getDefinedModels().get(name);
		return (model != null) ? model : resolved;
	}

	private static void require(Schema<?> schema, Class<?> record) {
		for (RecordComponent component : record.getRecordComponents()) {
			boolean required = schema.getRequired() != null && schema.getRequired().contains(component.getName());
			if (!required && !Presence.optional(component) && !leftOutWhenEmpty(component)
					&& schema.getProperties().containsKey(component.getName())) {
				schema.addRequiredItem(component.getName());
			}
		}
		if (record == PartialDate.class) {
			schema.setRequired(List.of("value"));
		}
	}

	private static boolean leftOutWhenEmpty(RecordComponent component) {
		JsonInclude include = component.getAccessor().getAnnotation(JsonInclude.class);
		return include != null && include.value() == JsonInclude.Include.NON_EMPTY;
	}

	private static void describe(Schema<?> schema, Class<?> record) {
		if (record == PartialDate.class) {
			schema.setDescription("A date, as exact as somebody stated it: a day, a month, a year, or unknown. "
					+ "A year is never filled in to its first of January.");
			schema.getProperties()
				.put("value",
						new StringSchema().pattern("^(" + PartialDate.PATTERN + ")$")
							.description("2022-03-23, 2022-03, 2022 or unknown")
							.example("2022-03"));
		}
		else if (record == LanguageMap.class) {
			schema.setDescription("A text in one, two or three languages; at least one of them.");
			schema.setMinProperties(1);
			schema.getProperties().put("nb", new StringSchema().description("bokmål").example("Velferdsteknologi"));
			schema.getProperties().put("nn", new StringSchema().description("nynorsk"));
			schema.getProperties().put("en", new StringSchema().description("English"));
		}
		else if (record == Provenance.class) {
			schema.setDescription("Where a fact comes from and how sure it is.");
		}
	}

}
