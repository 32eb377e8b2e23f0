package no.samdrift.portal.signin;

import org.mongodb.spring.session.MongoIndexedSessionRepository;
import org.mongodb.spring.session.config.annotation.web.http.EnableMongoHttpSession;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.session.SessionRepository;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

/** Sessions in MongoDB, so that any instance can answer (decision 14). */
@Configuration(proxyBeanMethods = false)
@EnableMongoHttpSession
class SessionConfiguration {

	@Bean
	SessionRepositoryCustomizer<MongoIndexedSessionRepository> sessionLifetime(SignInProperties properties) {
		return (sessions) -> sessions.setDefaultMaxInactiveInterval(properties.sessionLifetime());
	}

	@Bean
	@Primary
	SessionRepository<EndedOnceSession> sessions(MongoIndexedSessionRepository sessions, MongoOperations mongo) {
		return new EndedOnceSessions(sessions, mongo);
	}

	/** Secure by itself wherever the request came by https. */
	@Bean
	CookieSerializer sessionCookie() {
		DefaultCookieSerializer cookie = new DefaultCookieSerializer();
		cookie.setCookieName("SAMDRIFT_PORTAL");
		cookie.setUseHttpOnlyCookie(true);
		cookie.setSameSite("Lax");
		return cookie;
	}

}
