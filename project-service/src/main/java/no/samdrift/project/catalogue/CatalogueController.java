package no.samdrift.project.catalogue;

import java.util.Map;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import no.samdrift.http.Paging;
import no.samdrift.http.opendata.OpenData;
import no.samdrift.journal.Page;
import no.samdrift.project.project.PublicProject;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The catalogue, the same for everybody: whoever calls, and with whatever token, gets
 * what anybody may see, so that any cache may keep it.
 */
@RestController
@OpenData
@CrossOrigin(exposedHeaders = { HttpHeaders.ETAG })
@Tag(name = "Catalogue")
class CatalogueController {

	private static final String JSON_LD = "application/ld+json";

	private final Catalogue catalogue;

	private final CatalogueSettings settings;

	CatalogueController(Catalogue catalogue, CatalogueSettings settings) {
		this.catalogue = catalogue;
		this.settings = settings;
	}

	@GetMapping("/catalogue")
	@Operation(summary = "All public projects, with the organisations that have them in operation, by id")
	ResponseEntity<Page<PublicProject>> list(Paging paging) {
		Catalogue.Edition edition = this.catalogue.now();
		return answer(edition, "json").contentType(MediaType.APPLICATION_JSON).body(edition.page(paging));
	}

	@GetMapping(path = { "/catalogue", "/catalogue.jsonld" }, produces = JSON_LD)
	@Operation(summary = "The whole catalogue in the words of DCAT, as JSON-LD")
	ResponseEntity<Map<String, Object>> linkedData() {
		Catalogue.Edition edition = this.catalogue.now();
		return answer(edition, "ld").contentType(MediaType.parseMediaType(JSON_LD)).body(edition.linkedData());
	}

	private ResponseEntity.BodyBuilder answer(Catalogue.Edition edition, String form) {
		return ResponseEntity.ok()
			.eTag("\"" + edition.digest() + "-" + form + "\"")
			.lastModified(edition.changedAt())
			.cacheControl(CacheControl.maxAge(this.settings.maxAge()).cachePublic())
			.varyBy(HttpHeaders.ACCEPT);
	}

}
