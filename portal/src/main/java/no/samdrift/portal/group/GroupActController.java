package no.samdrift.portal.group;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.events.LanguageMap;
import no.samdrift.events.membership.Balance;
import no.samdrift.events.membership.GroupId;
import no.samdrift.events.membership.SeatDescription;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.history.Histories;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.databind.node.ObjectNode;

/** Commands that a reader gives to a group. */
@Controller
class GroupActController {

	private final Services services;

	private final GroupForms forms;

	private final Histories histories;

	private final Acts acts;

	GroupActController(Services services, GroupForms forms, Histories histories, Acts acts) {
		this.services = services;
		this.forms = forms;
		this.histories = histories;
		this.acts = acts;
	}

	@GetMapping("/groups/{id}/{command:extend|establish-seat}")
	String ask(@PathVariable GroupId id, @PathVariable String command, HttpServletRequest request, Model model) {
		return this.acts.ask(ofGroup(id, command), request, model);
	}

	@PostMapping("/groups/{id}/{command:extend|establish-seat}")
	String send(@PathVariable GroupId id, @PathVariable String command, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		return this.acts.send(ofGroup(id, command), request, response, model, (since) -> changes(id, since));
	}

	@GetMapping("/groups/{id}/seats/{seat}/{command}")
	String askOfSeat(@PathVariable GroupId id, @PathVariable String seat, @PathVariable String command,
			HttpServletRequest request, Model model) {
		return this.acts.ask(ofSeat(id, seat, command), request, model);
	}

	@PostMapping("/groups/{id}/seats/{seat}/{command}")
	String sendToSeat(@PathVariable GroupId id, @PathVariable String seat, @PathVariable String command,
			HttpServletRequest request, HttpServletResponse response, Model model) {
		return this.acts.send(ofSeat(id, seat, command), request, response, model, (since) -> changes(id, since));
	}

	private Act ofGroup(GroupId id, String command) {
		Group group = group(id);
		String here = "/groups/" + id.value();
		Act act = Act
			.on(this.forms.form(command), group.names(), Service.MEMBERSHIP, Address.of("/groups/{}/{}", id, command),
					group.version(), here + "/" + command, here)
			.offeredIf(group.commands().contains(command))
			.completedBy(GroupActController::exOfficioIsSaid);
		return command.equals("extend") ? act.confirmedBy((body, version) -> this.services.membership()
			.command(Address.of("/groups/{}/extend", id).with("dryRun", true), body, version,
					UUID.randomUUID().toString())
			.as(Extension.class)) : act;
	}

	private Act ofSeat(GroupId id, String seat, String command) {
		if (!GroupForms.OF_SEATS.contains(command)) {
			throw new ResponseStatusException(HttpStatus.NOT_FOUND);
		}
		Group group = group(id);
		String here = "/groups/" + id.value();
		return Act
			.on(this.forms.form(command), named(group, seat), Service.MEMBERSHIP,
					Address.of("/groups/{}/seats/{}/{}", id, seat, command), group.version(),
					here + "/seats/" + seat + "/" + command, here)
			.offeredIf(group.commandsOf(seat).contains(command));
	}

	/** What a seat is called: its office, or else its group. */
	private static LanguageMap named(Group group, String seat) {
		return group.composition()
			.seats()
			.stream()
			.filter((one) -> one.seatId().equals(seat))
			.flatMap((one) -> Stream.ofNullable(one.office()))
			.findFirst()
			.map(LanguageMap::nb)
			.orElse(group.names());
	}

	private List<String> changes(GroupId id, long since) {
		return this.histories.changes(this.services.membership(), Address.of("/groups/{}/history", id), since);
	}

	private Group group(GroupId id) {
		return this.services.membership().get(Group.class, Address.of("/groups/{}", id));
	}

	/** A seat that nobody says is held by office is not. */
	private static ObjectNode exOfficioIsSaid(ObjectNode command) {
		if (command.has("category")) {
			said(command);
		}
		command.path("seats").forEach((seat) -> said((ObjectNode) seat));
		return command;
	}

	private static void said(ObjectNode seat) {
		if (!seat.has("exOfficio")) {
			seat.put("exOfficio", false);
		}
	}

	/**
	 * What an extension would do.
	 *
	 * @param addedSeats the new seats
	 * @param balanceBefore how many seats each category has
	 * @param balanceAfter how many it would have
	 */
	record Extension(List<SeatDescription> addedSeats, Balance balanceBefore, Balance balanceAfter) {

		/** The balance before and after, as bars. */
		public Balances balances() {
			return Balances.of(this.balanceAfter, this.balanceBefore);
		}

	}

}
