package no.samdrift.project;

import no.samdrift.project.RunningService.Answer;
import org.junit.jupiter.api.Test;

import static no.samdrift.project.Demo.COORDINATOR;
import static no.samdrift.project.Demo.EDITOR;
import static no.samdrift.project.Demo.PROGRAMME;
import static no.samdrift.project.Demo.service;
import static org.assertj.core.api.Assertions.assertThat;

class ProgrammeHttpTest {

	@Test
	void theYearAProgrammeStartedCountsAsItsFirst() {
		assertThat(service().get("/programmes/" + PROGRAMME + "?on=2022-03-23").send().is(200).text("/programmeYear"))
			.isEqualTo("4");
		assertThat(service().get("/programmes/" + PROGRAMME + "?on=2019-01-01").send().text("/programmeYear"))
			.isEqualTo("1");
		assertThat(service().get("/programmes/" + PROGRAMME + "?on=2018-12-31").send().text("/programmeYear"))
			.isEmpty();
	}

	@Test
	void theYearIsNotStatedWhenTheStartIsNot() {
		String id = Demo.fresh("programme");
		Answer started = service()
			.post("/programmes",
					"{'id':'%s','names':{'nb':'Demo: Uten start'},'hostOrganisationId':'demo-fjordvik'}".formatted(id))
			.as(COORDINATOR)
			.send()
			.is(201);
		assertThat(started.header("Location")).isEqualTo("/programmes/" + id);
		assertThat(started.text("/startedOn/value")).isEqualTo("unknown");
		assertThat(started.text("/programmeYear")).isEmpty();
		assertThat(service().get("/programmes?limit=200").send().texts("/items", "id")).contains(id, PROGRAMME);
	}

	@Test
	void focusAreasAreAnOpenListThatKeepsRetiredOnesAsHistory() {
		String id = Demo.fresh("programme");
		service().post("/programmes", """
				{'id':'%s','names':{'nb':'Demo: Områder'},'hostOrganisationId':'demo-fjordvik',
				 'focusAreas':[{'code':'vann','names':{'nb':'Vann','nn':'Vatn','en':'Water'}}]}""".formatted(id))
			.as(COORDINATOR)
			.send()
			.is(201);
		String path = "/programmes/" + id;
		assertThat(service().post(path + "/retire-focus-area", "{'code':'vann'}")
			.as(COORDINATOR)
			.ifMatch(1)
			.send()
			.is(409)
			.texts("/errors", "code")).containsExactly("focus-area-last");
		service().post(path + "/define-focus-area", "{'code':'helse','names':{'nb':'Helse'}}")
			.as(COORDINATOR)
			.ifMatch(1)
			.send()
			.is(200);
		Answer retired = service().post(path + "/retire-focus-area", "{'code':'vann'}")
			.as(COORDINATOR)
			.ifMatch(2)
			.send()
			.is(200);
		assertThat(retired.texts("/focusAreas", "code")).containsExactly("vann", "helse");
		assertThat(retired.text("/focusAreas/0/retired")).isEqualTo("true");
		assertThat(service().post("/projects/register",
				"{'programmeId':'%s','names':{'nb':'Demo: For sent'},'focusAreas':['vann'],'provenance':{'certainty':'STATED'}}"
					.formatted(id))
			.as(COORDINATOR)
			.send()
			.is(422)
			.texts("/errors", "code")).containsExactly("focus-area-retired");
	}

	@Test
	void onlyTheCoordinatorRunsProgrammes() {
		String programme = "{'names':{'nb':'Demo: Mitt'},'hostOrganisationId':'demo-fjordvik'}";
		service().post("/programmes", programme).send().is(401);
		assertThat(service().post("/programmes", programme).as(EDITOR).send().is(403).texts("/errors", "code"))
			.containsExactly("needs-coordinator");
	}

}
