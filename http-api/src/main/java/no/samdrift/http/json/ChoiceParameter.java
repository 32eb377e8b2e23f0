package no.samdrift.http.json;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;

/** Reads an enumeration in a path or query as it is spelled in JSON. */
@SuppressWarnings("rawtypes")
final class ChoiceParameter implements ConverterFactory<String, Enum> {

	private final JsonMapper json;

	ChoiceParameter(JsonMapper json) {
		this.json = json;
	}

	@Override
	public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
		return (text) -> this.json.convertValue(text, type);
	}

}
