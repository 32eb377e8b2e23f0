package no.samdrift.quickstart.mail;

import java.util.List;

/**
 * A mail that somebody would have got.
 *
 * @param from who sent it
 * @param to who would have got it
 * @param subject its subject
 * @param sentAt when it says that it was sent, as written in the mail
 * @param text its text; of a mail with several forms, the plain one
 */
record Mail(String from, List<String> to, String subject, String sentAt, String text) {
}
