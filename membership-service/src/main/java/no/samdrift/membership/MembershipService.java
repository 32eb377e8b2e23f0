package no.samdrift.membership;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts membership-service. */
@SpringBootApplication
@EnableScheduling
public class MembershipService {

	public static void main(String[] args) {
		SpringApplication.run(MembershipService.class, args);
	}

}
