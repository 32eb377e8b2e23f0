package no.samdrift.notification.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ResourceNotFoundException;
import org.apache.kafka.common.errors.SecurityDisabledException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;

import org.springframework.http.HttpStatus;

import no.samdrift.http.problem.Rejected;

/** Users, passwords and rights at Kafka. Every call may be repeated. */
final class KafkaUsers implements AutoCloseable {

	static final String MECHANISM = "SCRAM-SHA-512";

	private static final int ITERATIONS = 8192;

	private static final int WAIT = 10;

	private final Admin admin;

	KafkaUsers(Map<String, Object> clientSettings) {
		Map<String, Object> settings = new HashMap<>(clientSettings);
		settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, WAIT * 1000);
		settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, WAIT * 500);
		this.admin = Admin.create(settings);
	}

	/**
	 * Lets a user read one topic, in consumer groups of one prefix, and nothing else.
	 * @throws Rejected when the broker keeps no access control lists
	 */
	void allow(String username, String topic, String groupPrefix) {
		AccessControlEntry read = new AccessControlEntry("User:" + username, "*", AclOperation.READ,
				AclPermissionType.ALLOW);
		await(this.admin
			.createAcls(
					List.of(new AclBinding(new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL), read),
							new AclBinding(new ResourcePattern(ResourceType.GROUP, groupPrefix, PatternType.PREFIXED),
									read)))
			.all());
	}

	/** Takes every right from a user. */
	void forbid(String username) {
		await(this.admin
			.deleteAcls(List.of(new AclBindingFilter(ResourcePatternFilter.ANY,
					new AccessControlEntryFilter("User:" + username, null, AclOperation.ANY, AclPermissionType.ANY))))
			.all());
	}

	/** Gives a user a password, and ends the one before. */
	void password(String username, String password) {
		await(this.admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(username,
				new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS),
				password.getBytes(StandardCharsets.UTF_8))))
			.all());
	}

	/** Takes the password away: nobody signs in as this user any more. */
	void remove(String username) {
		try {
			await(this.admin
				.alterUserScramCredentials(
						List.of(new UserScramCredentialDeletion(username, ScramMechanism.SCRAM_SHA_512)))
				.all());
		}
		catch (IllegalStateException ex) {
			if (!(ex.getCause() instanceof ResourceNotFoundException)) {
				throw ex;
			}
		}
	}

	private static <T> T await(KafkaFuture<T> future) {
		try {
			return future.get(WAIT, TimeUnit.SECONDS);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof SecurityDisabledException
					|| ex.getCause() instanceof UnsupportedVersionException) {
				throw Rejected.with(HttpStatus.SERVICE_UNAVAILABLE, "kafka-credentials-not-available");
			}
			throw new IllegalStateException("Kafka says no", ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new IllegalStateException("Kafka does not answer", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted", ex);
		}
	}

	@Override
	public void close() {
		this.admin.close(Duration.ofSeconds(1));
	}

}
