package no.samdrift.quickstart.issuer;

import java.util.List;
import java.util.stream.Stream;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import no.samdrift.quickstart.users.DemoClient;
import no.samdrift.quickstart.users.DemoUsers;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.dao.DaoAuthenticationProvider;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2Token;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.security.oauth2.server.authorization.token.DelegatingOAuth2TokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2RefreshTokenGenerator;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenGenerator;
import org.springframework.security.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;

@Configuration(proxyBeanMethods = false)
class IssuerConfiguration {

	/** The path that Spring Security's client takes for a registration named samdrift. */
	private static final String SIGNED_IN_PATH = "/login/oauth2/code/samdrift";

	@Bean
	DemoUsers demoUsers() {
		return DemoUsers.read();
	}

	@Bean
	AuthorizationServerSettings authorizationServerSettings(IssuerProperties properties) {
		return AuthorizationServerSettings.builder().issuer(properties.uri().toString()).build();
	}

	@Bean
	JWKSource<SecurityContext> signingKeys(IssuerProperties properties) {
		return new ImmutableJWKSet<>(new JWKSet(SigningKey.keptIn(properties.keyFile())));
	}

	@Bean
	JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys) {
		return OAuth2AuthorizationServerConfiguration.jwtDecoder(keys);
	}

	@Bean
	OAuth2TokenGenerator<OAuth2Token> tokenGenerator(JWKSource<SecurityContext> keys, DemoUsers users) {
		JwtGenerator generator = new JwtGenerator(new NimbusJwtEncoder(keys));
		generator.setJwtCustomizer(new TokenClaims(users));
		return new DelegatingOAuth2TokenGenerator(generator, new OAuth2RefreshTokenGenerator());
	}

	@Bean
	DaoAuthenticationProvider people(DemoUsers users) {
		UserDetailsService byUsername = (username) -> users.user(username)
			.map((user) -> User.withUsername(user.personId()).password(username).authorities("person").build())
			.orElseThrow(() -> UsernameNotFoundException.fromUsername(username));
		DaoAuthenticationProvider people = new DaoAuthenticationProvider(byUsername);
		people.setPasswordEncoder(passwords());
		return people;
	}

	@Bean
	static PublicPasswords passwords() {
		return new PublicPasswords();
	}

	@Bean
	RegisteredClientRepository clients(DemoUsers users, IssuerProperties properties) {
		TokenSettings tokens = TokenSettings.builder().accessTokenTimeToLive(properties.accessTokenLifetime()).build();
		List<RegisteredClient> clients = Stream
			.concat(Stream.of(portal(properties), commandLine(tokens)),
					users.clients().stream().map((client) -> machine(client, tokens)))
			.toList();
		return new InMemoryRegisteredClientRepository(clients);
	}

	@Bean
	@Order(1)
	SecurityFilterChain protocolEndpoints(HttpSecurity http, DaoAuthenticationProvider people,
			OAuth2TokenGenerator<OAuth2Token> tokenGenerator) {
		DemoGrant demoGrant = new DemoGrant(people, tokenGenerator);
		http.oauth2AuthorizationServer((server) -> {
			http.securityMatcher(server.getEndpointsMatcher());
			server.oidc(Customizer.withDefaults());
			server.tokenEndpoint(
					(endpoint) -> endpoint.accessTokenRequestConverter(demoGrant).authenticationProvider(demoGrant));
		});
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.exceptionHandling((handling) -> handling.defaultAuthenticationEntryPointFor(
				new LoginUrlAuthenticationEntryPoint("/login"), new MediaTypeRequestMatcher(MediaType.TEXT_HTML)));
		return http.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain pages(HttpSecurity http, DaoAuthenticationProvider people) {
		http.authenticationProvider(people);
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/login", "/login.css", "/actuator/health/**")
			.permitAll()
			.anyRequest()
			.authenticated());
		http.formLogin((form) -> form.loginPage("/login"));
		http.headers((headers) -> headers
			.contentSecurityPolicy((policy) -> policy.policyDirectives("default-src 'self'; frame-ancestors 'none'")));
		return http.build();
	}

	private static RegisteredClient portal(IssuerProperties properties) {
		RegisteredClient.Builder portal = RegisteredClient.withId("portal")
			.clientId("portal")
			.clientSecret("portal")
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.authorizationGrantType(AuthorizationGrantType.REFRESH_TOKEN)
			.scope(OidcScopes.OPENID)
			.scope(OidcScopes.PROFILE)
			.clientSettings(ClientSettings.builder().requireProofKey(true).requireAuthorizationConsent(false).build())
			.tokenSettings(TokenSettings.builder()
				.accessTokenTimeToLive(properties.portalTokenLifetime())
				.refreshTokenTimeToLive(properties.accessTokenLifetime())
				.build());
		properties.portalUris().forEach((uri) -> {
			portal.redirectUri(uri + SIGNED_IN_PATH);
			portal.postLogoutRedirectUri(uri.toString());
			portal.postLogoutRedirectUri(uri + "/");
		});
		return portal.build();
	}

	private static RegisteredClient commandLine(TokenSettings tokens) {
		return RegisteredClient.withId("samdrift-cli")
			.clientId("samdrift-cli")
			.clientSecret("samdrift-cli")
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
			.authorizationGrantType(DemoGrant.TYPE)
			.tokenSettings(tokens)
			.build();
	}

	private static RegisteredClient machine(DemoClient client, TokenSettings tokens) {
		return RegisteredClient.withId(client.clientId())
			.clientId(client.clientId())
			.clientSecret(client.clientId())
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
			.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
			.tokenSettings(tokens)
			.build();
	}

}
