package no.samdrift.portal.service;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the services are.
 *
 * @param project the address of project-service
 * @param membership the address of membership-service
 * @param notification the address of notification-service
 * @param publicProject the address of project-service as systems elsewhere write it, when
 * that is another one than the portal's
 * @param publicMembership the same of membership-service
 * @param publicNotification the same of notification-service
 * @param patience how long a page waits for a service before it says that it is slow
 */
@ConfigurationProperties("samdrift.portal.services")
record ServiceProperties(@DefaultValue("http://localhost:8081") URI project,
		@DefaultValue("http://localhost:8082") URI membership, @DefaultValue("http://localhost:8083") URI notification,
		@Nullable URI publicProject, @Nullable URI publicMembership, @Nullable URI publicNotification,
		@DefaultValue("4s") Duration patience) {

	URI of(Service service) {
		return switch (service) {
			case PROJECT -> this.project;
			case MEMBERSHIP -> this.membership;
			case NOTIFICATION -> this.notification;
		};
	}

	/** As systems elsewhere write it. */
	URI publicOf(Service service) {
		URI stated = switch (service) {
			case PROJECT -> this.publicProject;
			case MEMBERSHIP -> this.publicMembership;
			case NOTIFICATION -> this.publicNotification;
		};
		return (stated != null) ? stated : of(service);
	}

}
