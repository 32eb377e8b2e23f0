package no.samdrift.portal.service;

import java.util.UUID;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.portal.language.PageLanguage;
import no.samdrift.portal.signin.SignedOut;
import no.samdrift.portal.signin.Tokens;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets a page call the services as its reader. */
@Component
@Order(1)
class CallingInterceptor implements HandlerInterceptor, WebMvcConfigurer {

	private final Tokens tokens;

	CallingInterceptor(Tokens tokens) {
		this.tokens = tokens;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).excludePathPatterns("/webjars/**", "/assets/**");
	}

	/**
	 * Begins.
	 * @throws SignedOut when the issuer gives the reader no more tokens
	 */
	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		String token = this.tokens.current(request, response).orElse(null);
		new Calling(token, PageLanguage.current(), UUID.randomUUID().toString()).begin();
		return true;
	}

	@Override
	public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable Exception ex) {
		Calling.end();
	}

}
