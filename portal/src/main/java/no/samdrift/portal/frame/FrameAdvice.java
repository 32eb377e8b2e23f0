package no.samdrift.portal.frame;

import java.util.ArrayList;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.Role;
import no.samdrift.portal.directory.Directory;
import no.samdrift.portal.inbox.UnreadCount;
import no.samdrift.portal.language.PageLanguage;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.signin.Reader;
import org.jspecify.annotations.Nullable;

import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the frame around every page that is shown. */
@Component
@Order(2)
class FrameAdvice implements HandlerInterceptor, WebMvcConfigurer {

	private static final String UNREAD = "samdrift.unread";

	private final Directory directory;

	private final UnreadCount unread;

	FrameAdvice(Directory directory, UnreadCount unread) {
		this.directory = directory;
		this.unread = unread;
	}

	@Override
	public void addInterceptors(InterceptorRegistry registry) {
		registry.addInterceptor(this).excludePathPatterns("/webjars/**", "/assets/**", "/inbox/live");
	}

	/** The count is fetched while the page is made. */
	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		if (Reader.current().isSignedIn()) {
			request.setAttribute(UNREAD, Parts.fetch("unread", this.unread::current));
		}
		return true;
	}

	@Override
	public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler,
			@Nullable ModelAndView page) {
		if (page != null && page.getViewName() != null && !page.getViewName().startsWith("redirect:")) {
			page.addObject("frame", frame(request));
		}
	}

	Frame frame(HttpServletRequest request) {
		Reader reader = Reader.current();
		String path = request.getRequestURI();
		String query = request.getQueryString();
		return new Frame(reader, reader.organisationId().map(this.directory::name).orElse(null),
				PageLanguage.current().tag(), (query != null) ? path + "?" + query : path, places(reader, path),
				unread(request));
	}

	private static @Nullable Long unread(HttpServletRequest request) {
		return (request.getAttribute(UNREAD) instanceof Parts.Pending<?> pending
				&& pending.part().value() instanceof Long count) ? count : null;
	}

	private static List<Frame.Place> places(Reader reader, String path) {
		List<Frame.Place> places = new ArrayList<>();
		if (reader.isSignedIn()) {
			places.add(place("my-work", "/my-work", path));
		}
		else {
			places.add(new Frame.Place("start", "/", path.equals("/")));
		}
		places.add(place("projects", "/projects", path));
		places.add(place("groups", "/groups", path));
		places.add(place("organisations", "/organisations", path));
		if (reader.isSignedIn()) {
			places.add(place("inbox", "/inbox", path));
		}
		if (reader.has(Role.INTEGRATOR)) {
			places.add(new Frame.Place("systems", "/systems",
					place("systems", "/systems", path).current() || place("systems", "/stream", path).current()));
		}
		if (reader.has(Role.OPERATOR)) {
			places.add(place("operations", "/operations", path));
		}
		return places;
	}

	private static Frame.Place place(String name, String at, String path) {
		return new Frame.Place(name, at, path.equals(at) || path.startsWith(at + "/"));
	}

}
