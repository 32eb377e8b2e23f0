package no.samdrift.portal.frame;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.stereotype.Component;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.support.SessionFlashMapManager;

/**
 * Keeps what is to be said on the next page for that page: a part of the page before,
 * which renews itself meanwhile from the same address, does not take it.
 */
@Component(DispatcherServlet.FLASH_MAP_MANAGER_BEAN_NAME)
final class PageFlashMaps extends SessionFlashMapManager {

	/** What {@code samdrift.js} adds when a part renews itself. */
	static final String RENEWS = "Renews";

	@Override
	protected boolean isFlashMapForRequest(FlashMap flashMap, HttpServletRequest request) {
		return request.getHeader(RENEWS) == null && super.isFlashMapForRequest(flashMap, request);
	}

}
