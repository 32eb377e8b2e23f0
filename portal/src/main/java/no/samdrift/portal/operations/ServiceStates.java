package no.samdrift.portal.operations;

import org.jspecify.annotations.Nullable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import no.samdrift.events.EventJson;
import no.samdrift.portal.language.Say;
import no.samdrift.portal.operations.ServiceState.Reading;
import no.samdrift.portal.operations.ServiceState.State;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Part;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.ServiceClient.Said;
import no.samdrift.portal.service.Services;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** How the services fare, by their health and their metrics, and the portal itself. */
@Component
class ServiceStates {

	private static final String PORTAL = "portal";

	private static final String METRICS = "/actuator/prometheus";

	private final Services services;

	private final PrometheusMeterRegistry own;

	private final Looks looks;

	private final Say say;

	ServiceStates(Services services, PrometheusMeterRegistry own, Looks looks, Say say) {
		this.services = services;
		this.own = own;
		this.looks = looks;
		this.say = say;
	}

	/** All of them, asked at once. */
	List<ServiceState> all() {
		List<Asked> asked = new ArrayList<>();
		for (Service service : Service.values()) {
			asked.add(new Asked(service, ask(service, "/actuator/health"), ask(service, METRICS)));
		}
		List<ServiceState> states = new ArrayList<>();
		asked.forEach((one) -> states.add(state(one)));
		Metrics metrics = Metrics.parse(this.own.scrape());
		states.add(new ServiceState(PORTAL, State.UP, started(metrics), List.of(), readings(PORTAL, metrics), METRICS));
		return states;
	}

	private Parts.Pending<Said> ask(Service service, String path) {
		return Parts.fetch(service.label(), () -> this.services.of(service).said(Address.of(path)));
	}

	private ServiceState state(Asked asked) {
		String name = asked.service().label();
		Part<Said> health = asked.health().part();
		Part<Said> measured = asked.metrics().part();
		String address = this.services.address(asked.service()) + METRICS;
		if (health.value() == null) {
			return new ServiceState(name, State.DOWN, this.looks.lastUp(name).orElse(null), List.of(), List.of(),
					address);
		}
		this.looks.isUp(name);
		boolean readable = measured.value() != null && measured.value().status() == HttpStatus.OK.value();
		Metrics metrics = readable ? Metrics.parse(measured.value().text()) : Metrics.NONE;
		boolean well = health.value().status() == HttpStatus.OK.value();
		return new ServiceState(name, well ? State.UP : State.AILING, started(metrics),
				well ? List.of() : ailing(health.value().text()), readings(name, metrics), address);
	}

	private static @Nullable Instant started(Metrics metrics) {
		OptionalDouble seconds = metrics.max("process_start_time_seconds");
		return seconds.isPresent() ? Instant.ofEpochMilli(Math.round(seconds.getAsDouble() * 1000)) : null;
	}

	private static List<String> ailing(String health) {
		List<String> ailing = new ArrayList<>();
		try {
			JsonNode components = EventJson.mapper().readTree(health).path("components");
			components.propertyStream()
				.filter((component) -> !component.getValue().path("status").asString("UP").equals("UP"))
				.forEach((component) -> ailing.add(component.getKey()));
		}
		catch (JacksonException ex) {
			// it does not even say what it lacks
		}
		return ailing;
	}

	private List<Reading> readings(String service, Metrics metrics) {
		return Measure.of(metrics).stream().map((measure) -> {
			OptionalDouble value = measure.in(metrics);
			return value.isPresent()
					? new Reading(measure, words(measure, value.getAsDouble()),
							this.looks.worries(service, measure, value.getAsDouble()))
					: new Reading(measure, null, false);
		}).toList();
	}

	private String words(Measure measure, double value) {
		return switch (measure.unit()) {
			case COUNT -> this.say.number(value);
			case SECONDS -> Double.isInfinite(value) ? this.say.text("operations.very-long")
					: this.say.text("operations.seconds", this.say.number(rounded(value)));
			case YES_NO -> this.say.text((value > 0) ? "form.yes" : "form.no");
		};
	}

	private static double rounded(double seconds) {
		return (seconds < 10) ? Math.round(seconds * 1000) / 1000.0 : Math.round(seconds);
	}

	/** A service that was asked. */
	private record Asked(Service service, Parts.Pending<Said> health, Parts.Pending<Said> metrics) {
	}

}
