package no.samdrift.system;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;

import no.samdrift.events.Id;

/**
 * A project of a test's own in the fictive programme, brought on its way by the people
 * whose task each step is.
 */
final class DemoProject {

	/** The day in Norway, as the services see it. */
	static final LocalDate TODAY = LocalDate.now(ZoneId.of("Europe/Oslo"));

	private static final Map<String, Object> UNIT = Map.of("organisationId", "demo-fjordvik", "names", nb("Eiendom"));

	private final RunningSystem system;

	private final String id;

	private final String name;

	private final Api per;

	private final Api kari;

	private DemoProject(RunningSystem system, String name) {
		this.system = system;
		this.id = "demo-" + Id.next();
		this.name = name;
		this.per = system.as("per");
		this.kari = system.as("kari");
	}

	/** An idea that Per in Fjordvik proposed. */
	static DemoProject idea(RunningSystem system, String name) {
		DemoProject project = new DemoProject(system, name);
		project.per.create(Part.PROJECT, "/projects", Map.of("id", project.id, "programmeId", "smart-vestmark", "names",
				Map.of("nb", name + " (demo)", "nn", name + " (demo)", "en", name + " (demo)"), "challenge",
				Map.of("nb", "Strømmen er dyr når sola skinner på tomme tak."), "focusAreas", List.of("energi")));
		return project;
	}

	/** An idea that Skogdal is a partner in. */
	static DemoProject partnership(RunningSystem system, String name) {
		DemoProject project = idea(system, name);
		project.partner("demo-skogdal", "PARTNER");
		return project;
	}

	/** An idea that was taken further and is being assessed. */
	DemoProject inAssessment() {
		command(this.kari, "recommend-idea",
				Map.of("recommendation", "APPROVE", "grounds", nb("Mange har samme tak.")));
		command(this.kari, "decide-idea", Map.of("decision", "APPROVE", "grounds", nb("Verdt å vurdere.")));
		command(this.kari, "name-owning-unit", Map.of("owningUnit", UNIT));
		partner("demo-fjordvik", "LEAD");
		partner("demo-skogdal", "PARTNER");
		partner("demo-hogskolen", "RESEARCH");
		for (String criterion : List.of("SUSTAINABLE", "INNOVATIVE_TECHNOLOGY")) {
			command(this.per, "assess-criterion",
					Map.of("criterion", criterion, "met", true, "evidence", nb("Se notatet.")));
		}
		command(this.per, "start-assessment", Map.of());
		return this;
	}

	/** A pilot under a mandate, with a benefit whose zero-point is not measured yet. */
	DemoProject inPilot() {
		inAssessment();
		mandate("pilot", "PILOT");
		for (String group : List.of("PUBLIC_SECTOR", "FUTURE_BUSINESS", "STUDENTS", "CITIZENS")) {
			command(this.per, "estimate-value", Map.of("group", group, "level", 3, "reasoning", nb("Anslag.")));
		}
		command(this.per, "plan-benefit",
				Map.of("benefitId", benefit(), "group", "PUBLIC_SECTOR", "indicator", nb("Kjøpt strøm"),
						"ownerOrganisationId", "demo-fjordvik", "responsible", "demo-p02", "zeroPointDue",
						TODAY.toString(), "target", nb("Halvparten")));
		command(this.per, "consider-lessons", Map.of("lessonIds", List.of("demo-lerdom-batteri"), "conclusion",
				nb("Vi måler toppene et helt år først.")));
		command(this.per, "start-pilot",
				Map.of("mandateId", this.id + "-pilot", "decisionDue", TODAY.plusDays(90).toString()));
		return this;
	}

	/** A pilot that lacks nothing but the line's answer. */
	DemoProject offeredToTheLine() {
		inPilot();
		command(this.per, "measure-zero-point",
				Map.of("benefitId", benefit(), "value", 120.5, "unit", "MWh", "measuredOn", TODAY.toString()));
		command(this.per, "evaluate-pilot", Map.of("evaluation", nb("Piloten virket.")));
		command(this.system.as("emil"), "state-relevance",
				Map.of("organisationId", "demo-oyvaer", "level", "EQUALLY_RELEVANT"));
		mandate("drift", "OPERATE");
		command(this.per, "offer-operation", Map.of("receivingUnit", UNIT, "operationsOwner", "demo-p03"));
		return this;
	}

	/** A pilot that lacks nothing. */
	DemoProject readyForOperation() {
		offeredToTheLine();
		command(this.system.as("lise"), "accept-operation", Map.of());
		return this;
	}

	String id() {
		return this.id;
	}

	/** Its address, in project-service and in the portal. */
	String path() {
		return "/projects/" + this.id;
	}

	/** What it is called, without the mark of a fictive example. */
	String name() {
		return this.name;
	}

	/** Gives it a command. */
	void command(Api who, String command, Object body) {
		who.command(Part.PROJECT, path(), command, body);
	}

	private void partner(String organisation, String role) {
		command(this.per, "add-partner", Map.of("organisationId", organisation, "role", role));
	}

	private void mandate(String mandate, String scope) {
		this.kari.create(Part.MEMBERSHIP, "/mandates",
				Map.of("id", this.id + "-" + mandate, "groupId", "smart-vestmark-styringsgruppe", "projectId", this.id,
						"scope", List.of(scope), "validFrom", TODAY.toString(), "validTo",
						TODAY.plusDays(365).toString(), "grounds", nb("Styringsgruppa vil det.")));
	}

	private String benefit() {
		return this.id.substring(0, 30);
	}

	static Map<String, String> nb(String text) {
		return Map.of("nb", text);
	}

}
