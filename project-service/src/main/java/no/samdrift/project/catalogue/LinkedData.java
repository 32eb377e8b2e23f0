package no.samdrift.project.catalogue;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import no.samdrift.events.LanguageMap;
import no.samdrift.events.OrganisationId;
import no.samdrift.project.project.PublicProject;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue in the words of DCAT, as JSON-LD. A project is no data set: it is a
 * catalogued resource and a {@code foaf:Project}, and its users are agents in the role of
 * ISO 19115 for users, from the day they began.
 */
final class LinkedData {

	private static final String USER = "http://registry.it.csiro.au/def/isotc211/CI_RoleCode/user";

	private static final LanguageMap TITLE = new LanguageMap("Prosjekter i Samdrift", "Prosjekt i Samdrift",
			"Projects in Samdrift");

	private static final LanguageMap DESCRIPTION = new LanguageMap("Offentlige prosjekter, og hvem som har dem i drift",
			"Offentlege prosjekt, og kven som har dei i drift", "Public projects, and who has them in operation");

	private LinkedData() {
	}

	static Map<String, Object> of(List<PublicProject> projects, Instant modified, URI license) {
		Map<String, Object> catalogue = new LinkedHashMap<>();
		catalogue.put("@context",
				Map.of("dcat", "http://www.w3.org/ns/dcat#", "dct", "http://purl.org/dc/terms/", "foaf",
						"http://xmlns.com/foaf/0.1/", "prov", "http://www.w3.org/ns/prov#", "schema",
						"https://schema.org/", "xsd", "http://www.w3.org/2001/XMLSchema#"));
		catalogue.put("@id", "urn:samdrift:catalogue");
		catalogue.put("@type", "dcat:Catalog");
		catalogue.put("dct:title", texts(TITLE));
		catalogue.put("dct:description", texts(DESCRIPTION));
		catalogue.put("dct:license", Map.of("@id", license.toString()));
		catalogue.put("dct:modified", typed("xsd:dateTime", modified));
		catalogue.put("dcat:resource", projects.stream().map(LinkedData::resource).toList());
		return catalogue;
	}

	private static Map<String, Object> resource(PublicProject project) {
		Map<String, Object> resource = new LinkedHashMap<>();
		resource.put("@id", "urn:samdrift:project:" + project.id().value());
		resource.put("@type", List.of("dcat:Resource", "foaf:Project"));
		resource.put("dct:identifier", project.id().value());
		resource.put("dct:title", texts(project.names()));
		resource.put("dct:modified", typed("xsd:dateTime", project.modified()));
		if (!project.focusAreas().isEmpty()) {
			resource.put("dcat:keyword", project.focusAreas());
		}
		if (project.lead() != null) {
			resource.put("dct:publisher", agent(project.lead()));
		}
		if (!project.usedBy().isEmpty()) {
			resource.put("prov:qualifiedAttribution", project.usedBy().stream().map(LinkedData::attribution).toList());
		}
		return resource;
	}

	private static Map<String, Object> attribution(PublicProject.User user) {
		return Map.of("@type", "prov:Attribution", "prov:agent", agent(user.organisationId()), "dcat:hadRole",
				Map.of("@id", USER), "schema:startDate", typed("xsd:date", user.since()));
	}

	private static Map<String, Object> agent(OrganisationId organisation) {
		return Map.of("@id", "urn:samdrift:organisation:" + organisation.value(), "@type", "foaf:Agent",
				"dct:identifier", organisation.value());
	}

	private static Map<String, Object> typed(String type, Object value) {
		return Map.of("@type", type, "@value", value.toString());
	}

	private static List<Map<String, String>> texts(LanguageMap texts) {
		List<Map<String, String>> tagged = new ArrayList<>();
		add(tagged, "nb", texts.nb());
		add(tagged, "nn", texts.nn());
		add(tagged, "en", texts.en());
		return tagged;
	}

	private static void add(List<Map<String, String>> tagged, String language, @Nullable String text) {
		if (text != null) {
			tagged.add(Map.of("@language", language, "@value", text));
		}
	}

}
