package no.samdrift.project;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts project-service. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class ProjectService {

	public static void main(String[] args) {
		SpringApplication.run(ProjectService.class, args);
	}

}
