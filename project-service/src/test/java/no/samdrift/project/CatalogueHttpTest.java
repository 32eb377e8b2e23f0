package no.samdrift.project;

import no.samdrift.project.RunningService.Answer;
import org.junit.jupiter.api.Test;

import static no.samdrift.project.Demo.COORDINATOR;
import static no.samdrift.project.Demo.NOBODY;
import static no.samdrift.project.Demo.service;
import static org.assertj.core.api.Assertions.assertThat;

/** The public catalogue over HTTP. */
class CatalogueHttpTest {

	@Test
	void everybodyGetsTheSameAndNothingThatIsNotPublic() {
		String idea = Demo.idea();
		String pilot = Demo.pilot();
		Answer open = service().get("/catalogue?limit=200").as(NOBODY).send().is(200);
		Answer coordinators = service().get("/catalogue?limit=200").as(COORDINATOR).send().is(200);
		assertThat(coordinators.texts("/items", "id")).isEqualTo(open.texts("/items", "id")).doesNotContain(idea);
		assertThat(open.header("Cache-Control")).contains("public").contains("max-age=60");
		assertThat(open.header("Last-Modified")).isNotBlank();
		service().get("/catalogue?limit=200").as(NOBODY).header("If-None-Match", open.header("ETag")).send().is(304);
		// The catalogue that is served may be a minute old, so that the pilot need not be
		// there yet.
		assertThat(service().get("/projects/" + pilot).as(NOBODY).send().is(200).text("/id")).isEqualTo(pilot);
	}

	@Test
	void theSameIsThereAsLinkedData() {
		Answer linked = service().get("/catalogue").as(NOBODY).header("Accept", "application/ld+json").send().is(200);
		assertThat(linked.header("Content-Type")).startsWith("application/ld+json");
		assertThat(linked.text("/@type")).isEqualTo("dcat:Catalog");
		assertThat(linked.texts("/dct:title", "@language")).containsExactly("nb", "nn", "en");
		assertThat(service().get("/catalogue.jsonld").as(NOBODY).send().is(200).header("ETag"))
			.isEqualTo(linked.header("ETag"));
		assertThat(linked.header("ETag"))
			.isNotEqualTo(service().get("/catalogue").as(NOBODY).send().is(200).header("ETag"));
	}

}
