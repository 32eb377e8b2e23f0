package no.samdrift.examples.mirror;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import org.erdtman.jcs.JsonCanonicalizer;
import tools.jackson.databind.JsonNode;

/**
 * The municipality's own copy: of each source and subject the card with the highest
 * sequence. That is the whole logic, whatever types of events there are.
 * <p>
 * What was learned and how far it was read are written in one transaction. So the program
 * may be killed anywhere: it goes on from where it was, and what comes again is skipped.
 */
final class Copy implements AutoCloseable {

	private final Connection database;

	private Copy(Connection database) {
		this.database = database;
	}

	/** Opens the copy in a directory, or begins one there. */
	static Copy in(Path directory) {
		try {
			Connection database = DriverManager
				.getConnection("jdbc:h2:file:" + directory.toAbsolutePath().resolve("copy") + ";WRITE_DELAY=0");
			database.setAutoCommit(false);
			try (var statement = database.createStatement()) {
				statement.execute("""
						create table if not exists card (source varchar, subject varchar, card_type varchar,
						sequence char(19), json varchar, digest char(64), primary key (source, subject))""");
				statement.execute("create table if not exists remembered (name varchar primary key, text varchar)");
			}
			database.commit();
			return new Copy(database);
		}
		catch (SQLException ex) {
			throw new IllegalStateException("No copy can be kept in " + directory + ": " + ex.getMessage(), ex);
		}
	}

	/** What was remembered under a name, such as how far the stream is read. */
	synchronized Optional<String> remembered(String name) {
		return query("select text from remembered where name = ?", (row) -> row.getString(1), name).stream()
			.findFirst();
	}

	/** Remembers something by itself. */
	synchronized void remember(String name, String text) {
		transaction(() -> write(name, text));
	}

	/**
	 * Learns from events or cards, and how far that is read, in one transaction.
	 * @param events CloudEvents in structured JSON
	 * @param name under which the place is remembered
	 * @param place how far the stream is read after these events
	 * @return how many cards are newer than what was here
	 */
	synchronized int learn(Iterable<JsonNode> events, String name, String place) {
		int[] newer = new int[1];
		transaction(() -> {
			for (JsonNode event : events) {
				newer[0] += learn(event);
			}
			write(name, place);
		});
		return newer[0];
	}

	private int learn(JsonNode event) throws SQLException {
		String type = event.path("type").asString();
		// a card alone, from a snapshot; or an event, which says of which type its card
		// is
		boolean alone = type.matches(".*Card\\.v\\d+");
		JsonNode card = alone ? event.path("data") : event.path("data").path("card");
		if (!card.isObject()) {
			return 0;
		}
		String json = canonical(card);
		try (PreparedStatement statement = this.database.prepareStatement(
				"""
						merge into card using (values (?, ?, ?, ?, ?, ?)) as told (source, subject, card_type, sequence, json, digest)
						on card.source = told.source and card.subject = told.subject
						when matched and told.sequence > card.sequence then update set card_type = told.card_type,
						sequence = told.sequence, json = told.json, digest = told.digest
						when not matched then insert values (told.source, told.subject, told.card_type, told.sequence,
						told.json, told.digest)""")) {
			statement.setString(1, event.path("source").asString());
			statement.setString(2, event.path("subject").asString());
			statement.setString(3, alone ? type : event.path("cardtype").asString());
			statement.setString(4, event.path("sequence").asString());
			statement.setString(5, json);
			statement.setString(6, sha256(json));
			return statement.executeUpdate();
		}
	}

	/** Forgets a card that the municipality should not have. */
	synchronized void forget(String source, String subject) {
		transaction(() -> {
			try (PreparedStatement statement = this.database
				.prepareStatement("delete from card where source = ? and subject = ?")) {
				statement.setString(1, source);
				statement.setString(2, subject);
				statement.executeUpdate();
			}
		});
	}

	/** Everything that is here, ordered by type of card, source and subject. */
	synchronized List<Line> lines() {
		List<Line> lines = new ArrayList<>(query("select card_type, source, subject, sequence, digest, json from card",
				(row) -> new Line(row.getString(1), row.getString(2), row.getString(3), row.getString(4),
						row.getString(5), row.getString(6))));
		lines.sort(Comparator.comparing(Line::cardType).thenComparing(Line::source).thenComparing(Line::subject));
		return lines;
	}

	private void write(String name, String text) throws SQLException {
		try (PreparedStatement statement = this.database.prepareStatement("merge into remembered values (?, ?)")) {
			statement.setString(1, name);
			statement.setString(2, text);
			statement.executeUpdate();
		}
	}

	private <T> List<T> query(String sql, RowReader<T> reader, String... parameters) {
		try (PreparedStatement statement = this.database.prepareStatement(sql)) {
			for (int i = 0; i < parameters.length; i++) {
				statement.setString(i + 1, parameters[i]);
			}
			List<T> found = new ArrayList<>();
			try (ResultSet rows = statement.executeQuery()) {
				while (rows.next()) {
					found.add(reader.read(rows));
				}
			}
			this.database.commit();
			return found;
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The copy cannot be read: " + ex.getMessage(), ex);
		}
	}

	private void transaction(Writing writing) {
		try {
			try {
				writing.write();
				this.database.commit();
			}
			catch (SQLException | RuntimeException ex) {
				this.database.rollback();
				throw ex;
			}
		}
		catch (SQLException ex) {
			throw new IllegalStateException("The copy cannot be written: " + ex.getMessage(), ex);
		}
	}

	/** The canonical form of RFC 8785, so that both sides digest the same bytes. */
	private static String canonical(JsonNode card) {
		try {
			return new JsonCanonicalizer(card.toString()).getEncodedString();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static String sha256(String text) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		try {
			this.database.close();
		}
		catch (SQLException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * One resource of the copy.
	 *
	 * @param cardType the CloudEvents type of its card
	 * @param source who tells of it
	 * @param subject its id
	 * @param sequence of its card, 19 digits
	 * @param digest SHA-256 of its card
	 * @param json its card
	 */
	record Line(String cardType, String source, String subject, String sequence, String digest, String json) {

		/** What the digest of its kind is made of. */
		String text() {
			return this.source + " " + this.subject + " " + this.sequence + " " + this.digest;
		}

	}

	@FunctionalInterface
	private interface RowReader<T> {

		T read(ResultSet row) throws SQLException;

	}

	@FunctionalInterface
	private interface Writing {

		void write() throws SQLException;

	}

}
