package no.samdrift.membership;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import no.samdrift.membership.group.Composition;
import no.samdrift.membership.group.Group;
import no.samdrift.membership.meeting.Meeting;
import no.samdrift.membership.organisation.Organisation;
import org.junit.jupiter.api.Test;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

/** The rules of architecture.md 1. */
class StructureTests {

	private static final String[] MACHINERY = { "org.springframework..", "com.mongodb..", "org.bson..",
			"org.apache.kafka.." };

	private final JavaClasses service = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("no.samdrift.membership");

	@Test
	void aggregatesKnowNoSpringNoMongoDbAndNoKafka() {
		for (Class<?> aggregate : new Class<?>[] { Organisation.class, Group.class, Composition.class,
				Meeting.class }) {
			noClasses().that()
				.belongToAnyOf(aggregate)
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(MACHINERY)
				.check(this.service);
		}
		noClasses().that()
			.resideInAPackage("no.samdrift.membership..")
			.and()
			.areRecords()
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(MACHINERY)
			.check(this.service);
	}

	@Test
	void packagesFormNoCycles() {
		slices().matching("no.samdrift.membership.(*)..").should().beFreeOfCycles().check(this.service);
	}

	@Test
	void noOtherServiceIsKnownHere() {
		noClasses().that()
			.resideInAPackage("no.samdrift.membership..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("no.samdrift.project..", "no.samdrift.notification..")
			.check(this.service);
	}

	@Test
	void everyTypeIsInThePackageOfAConcept() {
		classes().that()
			.resideInAPackage("no.samdrift.membership")
			.should()
			.haveSimpleName("MembershipService")
			.orShould()
			.haveSimpleName("package-info")
			.check(this.service);
	}

}
