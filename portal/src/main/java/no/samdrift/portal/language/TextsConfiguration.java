package no.samdrift.portal.language;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

import no.samdrift.events.Language;

import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The portal's texts: every bundle {@code texts/<concept>_<language>.properties}. A
 * language never falls back to another: a missing text fails a test, not a reader.
 */
@Configuration(proxyBeanMethods = false)
class TextsConfiguration {

	@Bean
	MessageSource messageSource() throws IOException {
		String suffix = "_" + Language.NB.tag() + ".properties";
		Resource[] bundles = new PathMatchingResourcePatternResolver().getResources("classpath*:texts/*" + suffix);
		ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
		texts.setDefaultEncoding(StandardCharsets.UTF_8.name());
		texts.setFallbackToSystemLocale(false);
		texts.setBasenames(Arrays.stream(bundles)
			.map((bundle) -> "texts/" + Objects.requireNonNull(bundle.getFilename()).replace(suffix, ""))
			.toArray(String[]::new));
		return texts;
	}

}
