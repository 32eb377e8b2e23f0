package no.samdrift.project.rights;

import java.util.Set;

import no.samdrift.events.Role;
import no.samdrift.http.Caller;
import no.samdrift.project.group.GroupSeats;
import org.springframework.stereotype.Component;

/** Tells by what right a caller reads. */
@Component
public class Readers {

	private final GroupSeats seats;

	Readers(GroupSeats seats) {
		this.seats = seats;
	}

	/** By what right {@code caller} reads. */
	public Reader of(Caller caller) {
		return new Reader(caller.has(Role.COORDINATOR), caller.organisation(),
				caller.person().map(this.seats::programmesOf).orElse(Set.of()));
	}

}
