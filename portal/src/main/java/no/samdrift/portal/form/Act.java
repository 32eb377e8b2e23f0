package no.samdrift.portal.form;

import java.util.function.UnaryOperator;

import no.samdrift.events.LanguageMap;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A command that a page asks for: with what, to whom it goes, and where the reader goes
 * afterwards.
 *
 * @param form what it is asked for with
 * @param about what it is about, such as the project's name
 * @param service which service decides
 * @param to where there
 * @param version the version that the reader sees; absent when something new is made
 * @param page the page that asks, and that is sent to
 * @param back where the reader goes when it is done
 * @param out where the reader goes when not
 * @param input what stands in the form at first
 * @param confirm whether what would happen is shown before it is done
 * @param complete adds what the page knows and does not ask for
 */
public record Act(Form form, @Nullable LanguageMap about, Service service, Address to, @Nullable Long version,
		String page, String back, String out, Input input, @Nullable Confirmation confirm,
		UnaryOperator<ObjectNode> complete) {

	/** A command on something that there is. */
	public static Act on(Form form, LanguageMap about, Service service, Address to, long version, String page,
			String back) {
		return new Act(form, about, service, to, version, page, back, back, Input.NONE, null, UnaryOperator.identity());
	}

	/** A command that makes something new. */
	public static Act make(Form form, Service service, Address to, String page, String back) {
		return new Act(form, null, service, to, null, page, back, back.replace("/{id}", ""), Input.NONE, null,
				UnaryOperator.identity());
	}

	/** The same, with something filled in already. */
	public Act with(String name, @Nullable String value) {
		return (value == null) ? this : new Act(this.form, this.about, this.service, this.to, this.version, this.page,
				this.back, this.out, this.input.with(name, value), this.confirm, this.complete);
	}

	/** The same, but whoever does not do it goes elsewhere. */
	public Act leaving(String elsewhere) {
		return new Act(this.form, this.about, this.service, this.to, this.version, this.page, this.back, elsewhere,
				this.input, this.confirm, this.complete);
	}

	/** The same, with what the page knows added to the command. */
	public Act completedBy(UnaryOperator<ObjectNode> more) {
		return new Act(this.form, this.about, this.service, this.to, this.version, this.page, this.back, this.out,
				this.input, this.confirm, more);
	}

	/** The same, but what would happen is shown first. */
	public Act confirmedBy(Confirmation confirmation) {
		return new Act(this.form, this.about, this.service, this.to, this.version, this.page, this.back, this.out,
				this.input, confirmation, this.complete);
	}

	/** Finds out what a command would do, for the reader to confirm. */
	@FunctionalInterface
	public interface Confirmation {

		/**
		 * What would happen.
		 * @param command the command as it would be sent
		 * @param version the version it would be sent with
		 * @return what the template {@code form/confirm-<form key>} shows, as
		 * {@code preview}
		 * @throws no.samdrift.portal.service.ServiceProblem when it would be refused
		 */
		Object preview(ObjectNode command, long version);

	}

}
