package no.samdrift.portal.stream;

import java.net.URI;

import no.samdrift.events.OrganisationId;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The commands by which somebody tries a municipality's stream from a terminal. */
@Component
public class Connecting {

	private static final String CURL = "curl -sS -i -H \"Authorization: Bearer $TOKEN\" \\\n\"%s\"";

	private final Services services;

	private final StreamProperties properties;

	private final String issuer;

	Connecting(Services services, StreamProperties properties, @Value("${samdrift.portal.sign-in.issuer}") URI issuer) {
		this.services = services;
		this.properties = properties;
		this.issuer = issuer.toString();
	}

	/** How to read the stream. */
	public Commands of(OrganisationId owner, @Nullable Latest latest) {
		String command = this.properties.tokenCommand();
		String token = (command != null)
				? "TOKEN=$(" + command.replace("{}", owner.value().replaceFirst("^demo-", "")) + ")" : null;
		return new Commands(token, this.issuer, curl(address(owner).with("limit", 10)),
				(latest != null) ? after(owner, latest.newest()) : null, "samdrift.municipality." + owner.value(),
				"kcat -b " + this.properties.kafka() + " -C -t samdrift.municipality." + owner.value()
						+ " -o beginning \\\n-X isolation.level=read_committed -X security.protocol="
						+ this.properties.kafkaProtocol() + " -X sasl.mechanism=SCRAM-SHA-512 \\\n"
						+ "-X sasl.username=$KAFKA_USER -X sasl.password=$KAFKA_PASSWORD -f '%T %k %h\\n%s\\n'");
	}

	/** Goes on after a place, and waits for what is not there yet. */
	String after(OrganisationId owner, String cursor) {
		return curl(address(owner).with("after", cursor).with("wait", 30));
	}

	private static Address address(OrganisationId owner) {
		return Address.of("/municipalities/{}/events", owner);
	}

	private String curl(Address address) {
		return CURL.formatted(this.services.address(Service.NOTIFICATION).toString().replaceFirst("/$", "") + address);
	}

	/**
	 * What is typed.
	 *
	 * @param token fetches a token; absent where the municipality fetches its own at the
	 * issuer
	 * @param issuer where that is
	 * @param curl reads from the beginning
	 * @param after goes on after the newest event; absent while the stream does not
	 * answer
	 * @param topic the Kafka topic
	 * @param kcat reads the topic
	 */
	public record Commands(@Nullable String token, String issuer, String curl, @Nullable String after, String topic,
			String kcat) {
	}

}
