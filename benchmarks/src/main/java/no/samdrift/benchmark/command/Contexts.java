package no.samdrift.benchmark.command;

import java.util.LinkedHashMap;
import java.util.Map;

import no.samdrift.benchmark.process.Servers;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts an instance of a service in this process. */
final class Contexts {

	private Contexts() {
	}

	static ConfigurableApplicationContext run(Class<?> configuration, Servers servers, String database,
			Map<String, Object> settings) {
		Map<String, Object> all = new LinkedHashMap<>(settings);
		all.put("spring.kafka.bootstrap-servers", servers.kafka());
		all.put("spring.mongodb.uri", servers.mongo(database));
		all.put("spring.main.banner-mode", "off");
		all.put("spring.main.register-shutdown-hook", "false");
		SpringApplication application = new SpringApplication(configuration);
		application.setWebApplicationType(WebApplicationType.NONE);
		return application.run(all.entrySet()
			.stream()
			.map((setting) -> "--" + setting.getKey() + "=" + setting.getValue())
			.toArray(String[]::new));
	}

}
