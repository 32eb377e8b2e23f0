package no.samdrift.portal.signin;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.endpoint.OAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.OAuth2AuthorizationCodeGrantRequest;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.util.matcher.RequestHeaderRequestMatcher;

/**
 * Signing in by the OIDC authorisation code flow with PKCE, at the organisation's issuer.
 */
@Configuration(proxyBeanMethods = false)
class SignInConfiguration {

	/** Names the issuer in the addresses of the flow. */
	static final String REGISTRATION = "samdrift";

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	@Bean
	@Order(1)
	SecurityFilterChain observed(HttpSecurity http) {
		return http.securityMatcher(EndpointRequest.toAnyEndpoint())
			.authorizeHttpRequests((requests) -> requests.anyRequest().permitAll())
			.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf(AbstractHttpConfigurer::disable)
			.requestCache(AbstractHttpConfigurer::disable)
			.build();
	}

	@Bean
	@Order(2)
	SecurityFilterChain pages(HttpSecurity http, SignInProperties properties, SignInAgain signInAgain,
			OAuth2UserService<OidcUserRequest, OidcUser> people, ClientRegistrationRepository registrations) {
		OidcClientInitiatedLogoutSuccessHandler signedOut = new OidcClientInitiatedLogoutSuccessHandler(registrations);
		signedOut.setPostLogoutRedirectUri("{baseUrl}/");
		return http
			// who may see what is the services' matter: without a token they show what is
			// public
			.authorizeHttpRequests((requests) -> requests.requestMatchers(HttpMethod.GET)
				.permitAll()
				.requestMatchers(HttpMethod.HEAD)
				.permitAll()
				.anyRequest()
				.authenticated())
			.oauth2Login((login) -> login.loginPage("/sign-in")
				.userInfoEndpoint((user) -> user.oidcUserService(people))
				.failureUrl("/sign-in/failed"))
			.logout((logout) -> logout.logoutUrl("/sign-out").logoutSuccessHandler(signedOut))
			.exceptionHandling((handling) -> handling
				.defaultAuthenticationEntryPointFor(new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
						new RequestHeaderRequestMatcher("Accept", "text/event-stream"))
				.authenticationEntryPoint(signInAgain)
				.accessDeniedHandler(signInAgain))
			.requestCache((cache) -> cache.requestCache(signInAgain.requests()))
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives(contentPolicy(properties)))
				.referrerPolicy((policy) -> policy.policy(
						org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN))
				.permissionsPolicyHeader((policy) -> policy.policy("camera=(), geolocation=(), microphone=()"))
				.crossOriginResourcePolicy(Customizer.withDefaults()))
			.build();
	}

	/**
	 * Nothing but the portal's own files, and forms that lead here or, by a redirect, to
	 * the issuer. Bootstrap's stylesheet carries small pictures of its own.
	 */
	private static String contentPolicy(SignInProperties properties) {
		URI issuer = Objects.requireNonNull(properties.issuer());
		String origin = issuer.getScheme() + "://" + issuer.getAuthority();
		return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
				+ "connect-src 'self'; manifest-src 'self'; base-uri 'none'; frame-ancestors 'none'; "
				+ "form-action 'self' " + origin;
	}

	/**
	 * The issuer is asked when the first one signs in, so the portal starts without it.
	 */
	@Bean
	ClientRegistrationRepository registrations(SignInProperties properties) {
		return new SupplierClientRegistrationRepository(
				() -> new InMemoryClientRegistrationRepository(List.of(registration(properties))));
	}

	private static ClientRegistration registration(SignInProperties properties) {
		String issuer = Objects.requireNonNull(properties.issuer()).toString();
		ClientRegistration.Builder builder = (properties.tokenUri() == null)
				? ClientRegistrations.fromIssuerLocation(issuer).registrationId(REGISTRATION)
				: described(properties, issuer, properties.tokenUri());
		return builder.clientId(properties.clientId())
			.clientSecret(properties.clientSecret())
			.clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
			.authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
			.clientSettings(ClientRegistration.ClientSettings.builder().requireProofKey(true).build())
			.redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
			.scope(OidcScopes.OPENID, OidcScopes.PROFILE)
			// the id token says everything: nobody is asked once more who it is
			.userInfoUri(null)
			.userNameAttributeName("sub")
			.build();
	}

	private static ClientRegistration.Builder described(SignInProperties properties, String issuer, URI tokenUri) {
		return ClientRegistration.withRegistrationId(REGISTRATION)
			.issuerUri(issuer)
			.authorizationUri(issuer + "/oauth2/authorize")
			.tokenUri(tokenUri.toString())
			.jwkSetUri(Objects.requireNonNull(properties.keysUri()).toString())
			.providerConfigurationMetadata(Map.of("end_session_endpoint", issuer + "/connect/logout"));
	}

	@Bean
	OAuth2UserService<OidcUserRequest, OidcUser> people(SignInProperties properties) {
		OidcUserService standard = new OidcUserService();
		return (request) -> {
			OidcUser user = standard.loadUser(request);
			return new SignedIn(user, user.getAuthorities(), properties.claims());
		};
	}

	@Bean
	OAuth2AuthorizedClientRepository authorizedClients() {
		return new HttpSessionOAuth2AuthorizedClientRepository();
	}

	@Bean
	OAuth2AccessTokenResponseClient<OAuth2AuthorizationCodeGrantRequest> codeClient() {
		RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
		client.setRestClient(TokenEndpoint.client(requests()));
		return client;
	}

	@Bean
	OAuth2AuthorizedClientManager tokenManager(ClientRegistrationRepository registrations,
			OAuth2AuthorizedClientRepository clients) {
		RestClientRefreshTokenTokenResponseClient refresh = new RestClientRefreshTokenTokenResponseClient();
		refresh.setRestClient(TokenEndpoint.client(requests()));
		OAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> refreshing = refresh;
		DefaultOAuth2AuthorizedClientManager manager = new DefaultOAuth2AuthorizedClientManager(registrations, clients);
		manager.setAuthorizedClientProvider(OAuth2AuthorizedClientProviderBuilder.builder()
			.authorizationCode()
			.refreshToken((refreshed) -> refreshed.accessTokenResponseClient(refreshing))
			.build());
		return manager;
	}

	private static JdkClientHttpRequestFactory requests() {
		JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory();
		requests.setReadTimeout(PATIENCE);
		return requests;
	}

}
