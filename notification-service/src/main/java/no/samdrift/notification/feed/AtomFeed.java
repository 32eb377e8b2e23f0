package no.samdrift.notification.feed;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a page in the Atom Syndication Format (RFC 4287). */
final class AtomFeed {

	static final String MEDIA_TYPE = "application/atom+xml";

	private static final String NAMESPACE = "http://www.w3.org/2005/Atom";

	/** What XML 1.0 cannot hold, not even escaped. */
	private static final Pattern NO_XML = Pattern
		.compile("[^\\x09\\x0A\\x0D\\x20-\\x{D7FF}\\x{E000}-\\x{FFFD}\\x{10000}-\\x{10FFFF}]");

	private AtomFeed() {
	}

	static byte[] of(FeedPage page) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			XMLStreamWriter xml = XMLOutputFactory.newFactory()
				.createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
			xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
			xml.writeStartElement("feed");
			xml.writeDefaultNamespace(NAMESPACE);
			xml.writeAttribute("xml:lang", page.language().tag());
			element(xml, "id", page.id());
			element(xml, "title", page.title());
			element(xml, "updated", page.updated().toString());
			xml.writeStartElement("author");
			element(xml, "name", "Samdrift");
			xml.writeEndElement();
			link(xml, "self", page.self());
			if (page.next() != null) {
				link(xml, "next", page.next());
			}
			for (Entry entry : page.entries()) {
				entry(xml, entry);
			}
			xml.writeEndElement();
			xml.writeEndDocument();
			xml.close();
			return out.toByteArray();
		}
		catch (XMLStreamException ex) {
			throw new IllegalStateException("A feed cannot be written", ex);
		}
	}

	private static void entry(XMLStreamWriter xml, Entry entry) throws XMLStreamException {
		xml.writeStartElement("entry");
		element(xml, "id", entry.id());
		element(xml, "title", entry.title());
		element(xml, "updated", entry.time().toString());
		element(xml, "published", entry.time().toString());
		element(xml, "summary", entry.summary());
		link(xml, "alternate", entry.link());
		for (String category : entry.categories()) {
			xml.writeEmptyElement("category");
			xml.writeAttribute("term", legal(category));
		}
		xml.writeEndElement();
	}

	private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
		xml.writeStartElement(name);
		xml.writeCharacters(legal(text));
		xml.writeEndElement();
	}

	private static void link(XMLStreamWriter xml, String relation, String address) throws XMLStreamException {
		xml.writeEmptyElement("link");
		xml.writeAttribute("rel", relation);
		xml.writeAttribute("href", legal(address));
	}

	private static String legal(String text) {
		return NO_XML.matcher(text).replaceAll("\uFFFD");
	}

}
