package no.samdrift.http.act;

import no.samdrift.http.HttpApiProperties;
import no.samdrift.http.problem.Problems;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import jakarta.servlet.DispatcherType;

/** The correlation id, the body under its limit, and the act around each change. */
@AutoConfiguration
@EnableConfigurationProperties(HttpApiProperties.class)
class ActAutoConfiguration {

	@Bean
	FilterRegistrationBean<CorrelationFilter> correlationFilter(Problems problems) {
		FilterRegistrationBean<CorrelationFilter> registration = new FilterRegistrationBean<>(
				new CorrelationFilter(problems));
		registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR);
		registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
		return registration;
	}

	/** After the security filters, so that nobody with a false token makes us read. */
	@Bean
	FilterRegistrationBean<ChangeFilter> changeFilter(HttpApiProperties properties) {
		FilterRegistrationBean<ChangeFilter> registration = new FilterRegistrationBean<>(
				new ChangeFilter(properties.maxBody()));
		registration.setOrder(0);
		return registration;
	}

	@Bean
	ReasonInBody reasonInBody() {
		return new ReasonInBody();
	}

	@Bean
	WebMvcConfigurer actAroundChanges() {
		return new WebMvcConfigurer() {
			@Override
			public void addInterceptors(InterceptorRegistry registry) {
				registry.addInterceptor(new ActInterceptor()).order(Ordered.HIGHEST_PRECEDENCE);
			}
		};
	}

}
