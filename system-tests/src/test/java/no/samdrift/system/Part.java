package no.samdrift.system;

/**
 * The processes of a running system. Kafka and MongoDB are in the issuer's, unless each
 * is to die alone.
 */
enum Part {

	KAFKA("quickstart", "256m"), MONGODB("quickstart", "256m"), ISSUER("quickstart", "320m"),
	MEMBERSHIP("membership-service", "192m"), PROJECT("project-service", "192m"),
	NOTIFICATION("notification-service", "192m"), PORTAL("portal", "192m");

	final String module;

	final String memory;

	Part(String module, String memory) {
		this.module = module;
		this.memory = memory;
	}

}
