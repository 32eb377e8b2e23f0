package no.samdrift.http.startup;

import java.util.LinkedHashMap;
import java.util.Map;

import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * The settings that every service shares, so that each one's application.yml tells only
 * what is its own. Any other property source overrides them.
 */
class HttpApiDefaults implements EnvironmentPostProcessor {

	@Override
	public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
		Map<String, Object> defaults = new LinkedHashMap<>();
		defaults.put("spring.application.name", "${samdrift.service-name:samdrift}");
		server(defaults);
		web(defaults);
		actuator(defaults);
		description(defaults);
		logs(defaults);
		environment.getPropertySources().addLast(new MapPropertySource("samdrift-http-defaults", defaults));
	}

	private static void server(Map<String, Object> defaults) {
		// reachable from this machine only, until somebody decides otherwise
		defaults.put("server.address", "127.0.0.1");
		defaults.put("server.shutdown", "graceful");
		defaults.put("spring.lifecycle.timeout-per-shutdown-phase", "20s");
		// X-Forwarded-* is believed from private addresses only
		defaults.put("server.forward-headers-strategy", "native");
		defaults.put("server.max-http-request-header-size", "16KB");
		defaults.put("spring.threads.virtual.enabled", "true");
	}

	private static void web(Map<String, Object> defaults) {
		defaults.put("spring.servlet.multipart.enabled", "false");
		defaults.put("spring.web.resources.add-mappings", "false");
		defaults.put("spring.web.error.whitelabel.enabled", "false");
		defaults.put("spring.web.error.include-message", "never");
		defaults.put("spring.web.error.include-stacktrace", "never");
		defaults.put("spring.mvc.format.date", "iso");
		defaults.put("spring.mvc.format.date-time", "iso");
		defaults.put("spring.mvc.format.time", "iso");
	}

	private static void actuator(Map<String, Object> defaults) {
		defaults.put("management.endpoints.web.exposure.include", "health,prometheus");
		defaults.put("management.endpoints.web.discovery.enabled", "false");
		defaults.put("management.endpoint.health.probes.enabled", "true");
		defaults.put("management.endpoint.health.show-components", "always");
		defaults.put("management.endpoint.health.show-details", "never");
		defaults.put("management.endpoint.health.group.liveness.include", "livenessState");
		// without its database or broker a service takes no more requests, but is not
		// restarted
		defaults.put("management.endpoint.health.group.readiness.include", "readinessState,mongo,kafka");
	}

	private static void description(Map<String, Object> defaults) {
		defaults.put("springdoc.api-docs.version", "openapi_3_1");
		defaults.put("springdoc.default-produces-media-type", "application/json");
		defaults.put("springdoc.writer-with-order-by-keys", "true");
		defaults.put("springdoc.override-with-generic-response", "false");
		defaults.put("springdoc.swagger-ui.path", "/swagger-ui.html");
		defaults.put("springdoc.swagger-ui.disable-swagger-default-url", "true");
		// no other site is asked whether the description is right
		defaults.put("springdoc.swagger-ui.validator-url", "none");
	}

	private static void logs(Map<String, Object> defaults) {
		defaults.put("logging.pattern.correlation", "[%X{correlationId:-}] ");
		// callers ask for paths that are not there; what they write in them is not ours
		// to keep
		defaults.put("logging.level.org.springframework.web.servlet.PageNotFound", "error");
		if (!Terminal.present()) {
			defaults.put("logging.structured.format.console", "ecs");
			defaults.put("spring.main.banner-mode", "off");
		}
	}

}
