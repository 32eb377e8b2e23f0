package no.samdrift.portal.stream;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the page about a municipality's stream tells those who connect a system.
 *
 * @param kafka where Kafka is, as the municipalities' systems write it
 * @param kafkaProtocol the protocol there, {@code SASL_SSL} wherever it is not on one
 * machine alone
 * @param tokenCommand prints a token of a municipality's system, where there is such a
 * command, as in the demo; {@code {}} stands for the municipality's id without
 * {@code demo-}
 */
@ConfigurationProperties("samdrift.portal.stream")
record StreamProperties(@DefaultValue("localhost:19093") String kafka,
		@DefaultValue("SASL_PLAINTEXT") String kafkaProtocol, @Nullable String tokenCommand) {
}
