package no.samdrift.events.contract;

import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.classmate.ResolvedType;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import no.samdrift.events.DomainEvent;
import no.samdrift.events.EventFamily;
import no.samdrift.events.EventJson;
import no.samdrift.events.Id;
import no.samdrift.events.PartialDate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schemas (2020-12) of every event and card, generated from their records. */
final class Schemas {

	private final SchemaGenerator generator = generator();

	private final Documentation documentation = new Documentation();

	/** All schemas by the CloudEvents type that they describe. */
	Map<String, ObjectNode> all() {
		Map<String, ObjectNode> schemas = new TreeMap<>();
		for (EventFamily family : EventFamily.values()) {
			schemas.put(family.cardTypeName(), schema(family.cardTypeName(), family.cardType()));
			for (Class<? extends DomainEvent> event : family.eventRecords()) {
				schemas.put(family.typeOf(event), eventSchema(family, event));
			}
		}
		return schemas;
	}

	private ObjectNode eventSchema(EventFamily family, Class<? extends DomainEvent> event) {
		ObjectNode schema = schema(family.typeOf(event), event);
		if (family.cardInEvents()) {
			ObjectNode properties = (ObjectNode) schema.get("properties");
			properties.putObject("card")
				.put("$ref", family.cardTypeName() + ".json")
				.put("description", "How the aggregate was right after.");
			((ArrayNode) schema.get("required")).add("card");
		}
		return schema;
	}

	private ObjectNode schema(String type, Class<?> record) {
		ObjectNode generated = this.generator.generateSchema(record);
		ObjectNode schema = EventJson.mapper().createObjectNode();
		schema.set("$schema", generated.remove("$schema"));
		schema.put("$id", type + ".json");
		schema.put("title", record.getSimpleName());
		schema.put("description", this.documentation.of(record));
		if (record.isAnnotationPresent(Deprecated.class)) {
			schema.put("deprecated", true);
		}
		schema.setAll(generated);
		return schema;
	}

	private static SchemaGenerator generator() {
		SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12,
				OptionPreset.PLAIN_JSON);
		config.with(Option.DEFINITIONS_FOR_ALL_OBJECTS);
		config.without(Option.SCHEMA_VERSION_INDICATOR);
		config.with(Option.SCHEMA_VERSION_INDICATOR);
		config.forTypesInGeneral().withCustomDefinitionProvider(Schemas::valueType);
		config.forFields()
			.withRequiredCheck((field) -> !isNullable(field))
			.withNullableCheck((field) -> false)
			.withInstanceAttributeOverride((node, field, context) -> {
				if (isDeprecated(field)) {
					node.put("deprecated", true);
				}
			})
			.withStringPatternResolver((field) -> (field.getDeclaringType().getErasedType() == PartialDate.class
					&& field.getType().isInstanceOf(String.class)) ? "^(" + PartialDate.PATTERN + ")$" : null);
		return new SchemaGenerator(config.build());
	}

	private static @Nullable CustomDefinition valueType(ResolvedType type, SchemaGenerationContext context) {
		Class<?> erased = type.getErasedType();
		ObjectNode node = context.getGeneratorConfig().createObjectNode();
		if (Id.class.isAssignableFrom(erased)) {
			return inline(node.put("type", "string").put("pattern", "^" + Id.PATTERN + "$"));
		}
		if (erased == LocalDate.class) {
			return inline(node.put("type", "string").put("format", "date"));
		}
		if (erased == Instant.class) {
			return inline(node.put("type", "string").put("format", "date-time"));
		}
		if (erased.isEnum()) {
			ArrayNode values = node.put("type", "string").putArray("enum");
			Arrays.stream(erased.getEnumConstants())
				.map((constant) -> EventJson.mapper().valueToTree(constant).asString())
				.forEach(values::add);
			return inline(node);
		}
		return null;
	}

	private static CustomDefinition inline(ObjectNode node) {
		return new CustomDefinition(node, CustomDefinition.DefinitionType.INLINE,
				CustomDefinition.AttributeInclusion.NO);
	}

	private static boolean isNullable(FieldScope field) {
		return component(field).filter((component) -> component.getAnnotatedType().isAnnotationPresent(Nullable.class))
			.isPresent();
	}

	private static boolean isDeprecated(FieldScope field) {
		return component(field).filter((component) -> component.isAnnotationPresent(Deprecated.class)).isPresent();
	}

	private static Optional<RecordComponent> component(FieldScope field) {
		Class<?> owner = field.getDeclaringType().getErasedType();
		return owner.isRecord() ? Arrays.stream(owner.getRecordComponents())
			.filter((component) -> component.getName().equals(field.getName()))
			.findFirst() : Optional.empty();
	}

}
