package no.samdrift.notification.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How municipalities' systems reach Kafka.
 *
 * @param bootstrapServers the listener for clients with a SCRAM-SHA-512 credential, as
 * systems outside write it
 * @param securityProtocol that listener's protocol: {@code SASL_SSL} wherever it is not
 * on this machine alone
 * @param mostPerOrganisation how many credentials an organisation may have at a time
 */
@ConfigurationProperties("samdrift.kafka-access")
record KafkaAccessProperties(@DefaultValue("localhost:19093") String bootstrapServers,
		@DefaultValue("SASL_PLAINTEXT") String securityProtocol, @DefaultValue("10") int mostPerOrganisation) {

	KafkaAccessProperties {
		if (!securityProtocol.equals("SASL_SSL") && !securityProtocol.equals("SASL_PLAINTEXT")) {
			throw new IllegalArgumentException(
					"samdrift.kafka-access.security-protocol is SASL_SSL, or SASL_PLAINTEXT on one machine alone");
		}
	}

}
