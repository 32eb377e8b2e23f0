package no.samdrift.quickstart.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/** An SMTP server that takes every mail and sends none on. Mails are gone with it. */
final class MailCatcher implements AutoCloseable {

	private final GreenMail server;

	private MailCatcher(GreenMail server) {
		this.server = server;
	}

	static MailCatcher start(String address, int port) {
		GreenMail server = new GreenMail(new ServerSetup(port, address, ServerSetup.PROTOCOL_SMTP));
		server.withConfiguration(GreenMailConfiguration.aConfig().withDisabledAuthentication());
		server.start();
		return new MailCatcher(server);
	}

	int port() {
		return this.server.getSmtp().getPort();
	}

	/** The mails caught so far, the newest first. */
	List<Mail> mails() {
		MimeMessage[] messages = this.server.getReceivedMessages();
		return Arrays.asList(messages).reversed().stream().map(MailCatcher::mail).toList();
	}

	@Override
	public void close() {
		this.server.stop();
	}

	private static Mail mail(MimeMessage message) {
		try {
			return new Mail(String.join(", ", texts(message.getFrom())), texts(message.getAllRecipients()),
					String.valueOf(message.getSubject()), String.join("", headers(message, "Date")), text(message));
		}
		catch (MessagingException ex) {
			return new Mail("", List.of(), "(a mail that cannot be read)", "", String.valueOf(ex.getMessage()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<String> texts(Address @Nullable [] addresses) {
		return (addresses == null) ? List.of() : Stream.of(addresses).map(Address::toString).toList();
	}

	private static List<String> headers(MimeMessage message, String name) throws MessagingException {
		String[] values = message.getHeader(name);
		return (values == null) ? List.of() : List.of(values);
	}

	private static String text(Part part) throws MessagingException, IOException {
		Object content = part.getContent();
		if (content instanceof String text) {
			return text;
		}
		if (content instanceof Multipart parts && parts.getCount() > 0) {
			return text(parts.getBodyPart(0));
		}
		return "(" + part.getContentType() + ")";
	}

}
