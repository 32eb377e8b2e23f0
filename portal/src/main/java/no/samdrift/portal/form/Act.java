package no.samdrift.portal.form;

import java.util.function.UnaryOperator;

import no.samdrift.events.LanguageMap;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
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
 * @param withheld why it is not offered to the reader now; absent when it is
 * @param confirm whether what would happen is shown before it is done
 * @param complete adds what the page knows and does not ask for
 * @param reveals the template that shows the answer, as {@code answer}, when it holds
 * something that is told once and never again; absent when the reader just goes back
 */
public record Act(Form form, @Nullable LanguageMap about, Service service, Address to, @Nullable Long version,
		String page, String back, String out, Input input, @Nullable HttpStatus withheld,
		@Nullable Confirmation confirm, UnaryOperator<ObjectNode> complete, @Nullable String reveals) {

	/** A command on something that there is. */
	public static Act on(Form form, LanguageMap about, Service service, Address to, long version, String page,
			String back) {
		return new Act(form, about, service, to, version, page, back, back, Input.NONE, null, null,
				UnaryOperator.identity(), null);
	}

	/** A command that makes something new. */
	public static Act make(Form form, Service service, Address to, String page, String back) {
		return new Act(form, null, service, to, null, page, back, back.replace("/{id}", ""), Input.NONE, null, null,
				UnaryOperator.identity(), null);
	}

	/** The same, with something filled in already. */
	public Act with(String name, @Nullable String value) {
		return (value == null) ? this
				: new Act(this.form, this.about, this.service, this.to, this.version, this.page, this.back, this.out,
						this.input.with(name, value), this.withheld, this.confirm, this.complete, this.reveals);
	}

	/** The same, but whoever does not do it goes elsewhere. */
	public Act leaving(String elsewhere) {
		return new Act(this.form, this.about, this.service, this.to, this.version, this.page, this.back, elsewhere,
				this.input, this.withheld, this.confirm, this.complete, this.reveals);
	}

	/** The same, asked for only from readers to whom it is offered. */
	public Act offeredIf(boolean offered) {
		return offeredIf(offered, HttpStatus.FORBIDDEN);
	}

	/**
	 * The same, asked for only when it is offered.
	 * @param otherwise why it is not, when it is not
	 */
	public Act offeredIf(boolean offered, HttpStatus otherwise) {
		return new Act(this.form, this.about, this.service, this.to, this.version, this.page, this.back, this.out,
				this.input, offered ? null : otherwise, this.confirm, this.complete, this.reveals);
	}

	/** The same, with what the page knows added to the command. */
	public Act completedBy(UnaryOperator<ObjectNode> more) {
		return new Act(this.form, this.about, this.service, this.to, this.version, this.page, this.back, this.out,
				this.input, this.withheld, this.confirm, more, this.reveals);
	}

	/** The same, but what would happen is shown first. */
	public Act confirmedBy(Confirmation confirmation) {
		return new Act(this.form, this.about, this.service, this.to, this.version, this.page, this.back, this.out,
				this.input, this.withheld, confirmation, this.complete, this.reveals);
	}

	/**
	 * The same, but the answer is shown, once: it holds a secret, and is kept nowhere.
	 * @param template what shows it
	 */
	public Act revealing(String template) {
		return new Act(this.form, this.about, this.service, this.to, this.version, this.page, this.back, this.out,
				this.input, this.withheld, this.confirm, this.complete, template);
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
