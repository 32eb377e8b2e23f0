package no.samdrift.portal.service;

import java.util.Objects;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;

/** The services that the pages call. */
@Component
public class Services {

	private static final Duration CONNECTING = Duration.ofSeconds(1);

	private final Map<Service, ServiceClient> clients = new EnumMap<>(Service.class);

	private final ServiceProperties properties;

	Services(ServiceProperties properties, RestClient.Builder builder) {
		this.properties = properties;
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(
				HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(CONNECTING).build());
		requests.setReadTimeout(properties.patience());
		RestClient http = builder.requestFactory(requests).build();
		for (Service service : Service.values()) {
			this.clients.put(service, new ServiceClient(service, properties.of(service), http));
		}
	}

	public ServiceClient project() {
		return of(Service.PROJECT);
	}

	public ServiceClient membership() {
		return of(Service.MEMBERSHIP);
	}

	public ServiceClient notification() {
		return of(Service.NOTIFICATION);
	}

	public ServiceClient of(Service service) {
		return Objects.requireNonNull(this.clients.get(service));
	}

	/** Where a service is, as its callers on other machines would write it. */
	public URI address(Service service) {
		return this.properties.publicOf(service);
	}

	/** Where the portal itself reaches a service. */
	public URI called(Service service) {
		return this.properties.of(service);
	}

}
