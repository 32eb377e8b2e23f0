package no.samdrift.http.security;

import no.samdrift.http.HttpApiProperties;
import no.samdrift.http.problem.Problems;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;

/**
 * An OIDC resource server without sessions. It finds out who calls and turns false tokens
 * away; what a caller may do is decided by each service's policy, so callers without a
 * token come through to the controllers. Bearer tokens are not sent by a browser by
 * itself, so there is no CSRF to protect from.
 */
@AutoConfiguration(before = OAuth2ResourceServerWebSecurityAutoConfiguration.class)
@EnableWebSecurity
@EnableConfigurationProperties(HttpApiProperties.class)
class SecurityAutoConfiguration {

	@Bean
	SecurityFilterChain securityFilterChain(HttpSecurity http, HttpApiProperties properties, Problems problems) {
		AuthenticationEntryPoint unauthenticated = unauthenticated(problems);
		AccessDeniedHandler denied = (request, response, ex) -> problems.answer(request, response, ex);
		return http.authorizeHttpRequests((requests) -> {
			if (!properties.publicMetrics()) {
				requests.requestMatchers("/actuator/prometheus").hasAnyRole("operator", "system");
			}
			requests.anyRequest().permitAll();
		})
			.oauth2ResourceServer((server) -> server
				.jwt((jwt) -> jwt.jwtAuthenticationConverter(new TokenReader(properties.claims())))
				.authenticationEntryPoint(unauthenticated)
				.accessDeniedHandler(denied))
			.exceptionHandling(
					(handling) -> handling.authenticationEntryPoint(unauthenticated).accessDeniedHandler(denied))
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.headers((headers) -> headers.defaultsDisabled().addHeaderWriter(new ApiHeaders()))
			.anonymous(Customizer.withDefaults())
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.formLogin(AbstractHttpConfigurer::disable)
			.httpBasic(AbstractHttpConfigurer::disable)
			.logout(AbstractHttpConfigurer::disable)
			.build();
	}

	/**
	 * Access tokens call themselves JWT, or at+jwt as RFC 9068 asks for, or nothing.
	 */
	@Bean
	JwtTypeValidator accessTokenTypes() {
		JwtTypeValidator types = new JwtTypeValidator("JWT", "at+jwt", "application/at+jwt");
		types.setAllowEmpty(true);
		return types;
	}

	private static AuthenticationEntryPoint unauthenticated(Problems problems) {
		BearerTokenAuthenticationEntryPoint challenge = new BearerTokenAuthenticationEntryPoint();
		return (request, response, ex) -> {
			challenge.commence(request, response, ex);
			problems.answer(request, response, ex);
		};
	}

}
