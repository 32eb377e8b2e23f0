package no.samdrift.http.opendata;

import io.micrometer.core.instrument.MeterRegistry;
import no.samdrift.http.HttpApiProperties;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The pace of nameless callers. */
@AutoConfiguration
@EnableConfigurationProperties(HttpApiProperties.class)
class OpenDataAutoConfiguration {

	@Bean
	WebMvcConfigurer fairPace(HttpApiProperties properties, MeterRegistry meters) {
		FairPace pace = new FairPace(properties.anonymousPerMinute(), meters);
		return new WebMvcConfigurer() {
			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(pace);
			}
		};
	}

}
