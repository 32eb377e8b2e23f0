package no.samdrift.project;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

/** What the rooms of this service may know of each other and of the outside. */
class StructureTest {

	private static final JavaClasses SERVICE = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("no.samdrift.project");

	private static final String AGGREGATES = ".*\\.(Project|ProjectCommand|Command|Condition|Backing|Wait|ProjectLifecycle|ProjectVisibility|ProjectListing"
			+ "|NewProject|Draft|Naming|Origin|Standing|Partners|Criteria|ValueProfile|BenefitPlan|Pilot|Handover|Lessons|Relevances"
			+ "|Programme|Adoption|Mandates|Organisations|Adopters)(\\$.*)?";

	@Test
	void aggregatesKnowNoSpringNoMongoAndNoKafka() {
		noClasses().that()
			.haveNameMatching(AGGREGATES)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("org.springframework..", "com.mongodb..", "org.bson..", "org.apache.kafka..",
					"no.samdrift.http..")
			.check(SERVICE);
	}

	@Test
	void roomsDoNotKnowEachOtherInCircles() {
		SlicesRuleDefinition.slices().matching("no.samdrift.project.(*)..").should().beFreeOfCycles().check(SERVICE);
	}

	@Test
	void noOtherServiceIsKnown() {
		noClasses().should()
			.dependOnClassesThat()
			.resideInAnyPackage("no.samdrift.membership..", "no.samdrift.notification..", "no.samdrift.quickstart..",
					"no.samdrift.embedded..")
			.check(SERVICE);
	}

	@Test
	void controllersAreNotPublic() {
		classes().that().haveSimpleNameEndingWith("Controller").should().bePackagePrivate().check(SERVICE);
	}

}
