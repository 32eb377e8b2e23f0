package no.samdrift.quickstart.mail;

import java.io.IOException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "samdrift.quickstart.mail.enabled", matchIfMissing = true)
class MailConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(MailConfiguration.class);

	@Bean
	MailCatcher mailCatcher(MailProperties properties) {
		MailCatcher catcher = MailCatcher.start(properties.address(), properties.smtpPort());
		logger.info("Mail catcher takes SMTP on {}:{}", properties.address(), catcher.port());
		return catcher;
	}

	@Bean
	MailPage mailPage(MailProperties properties, MailCatcher catcher) throws IOException {
		MailPage page = MailPage.start(properties.address(), properties.pagePort(), catcher);
		logger.info("Mails are shown on {}", page.uri());
		return page;
	}

}
