package no.samdrift.portal.operations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import no.samdrift.portal.form.Act;
import no.samdrift.portal.form.Acts;
import no.samdrift.portal.form.Field;
import no.samdrift.portal.form.Form;
import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Part;
import no.samdrift.portal.service.Parts;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;
import no.samdrift.portal.signin.Reader;

import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/**
 * For operators: what the services derive from events and cards, and can make anew; and
 * their journals, which can be sent to Kafka again when its topics are gone.
 */
@Controller
class ReadModelsController {

	private static final String HOME = "/operations/read-models";

	private static final Form REBUILD = Form.of("rebuild", Field.of("reason", Field.Kind.LINE));

	private static final Form REPUBLISH = Form.of("republish", Field.of("reason", Field.Kind.LINE),
			Field.of("fromTheBeginning", Field.Kind.YES_NO).optional());

	private final Services services;

	private final Acts acts;

	ReadModelsController(Services services, Acts acts) {
		this.services = services;
		this.acts = acts;
	}

	@GetMapping(HOME)
	String readModels(Model model) {
		Reader.requireOperator();
		Map<Service, Parts.Pending<ReadModels>> asked = new LinkedHashMap<>();
		for (Service service : Service.values()) {
			asked.put(service, Parts.fetch(service.label(), () -> of(service)));
		}
		List<ReadModels> all = new ArrayList<>();
		List<String> silent = new ArrayList<>();
		asked.forEach((service, pending) -> {
			Part<ReadModels> data = pending.part();
			if (data.value() != null) {
				all.add(data.value());
			}
			else {
				silent.add(service.label());
			}
		});
		model.addAttribute("all", all);
		model.addAttribute("silent", silent);
		return "operations/read-models";
	}

	private ReadModels of(Service service) {
		return new ReadModels(service, this.services.of(service).get(Page.class, Address.of("/read-models")).items(),
				this.services.of(service).get(ReadModels.Republishing.class, Address.of("/journal/republish")));
	}

	@GetMapping(HOME + "/{service}/{name}/rebuild")
	String askRebuild(@PathVariable String service, @PathVariable String name, HttpServletRequest request,
			Model model) {
		return this.acts.ask(rebuild(service, name), request, model);
	}

	@PostMapping(HOME + "/{service}/{name}/rebuild")
	String rebuild(@PathVariable String service, @PathVariable String name, HttpServletRequest request,
			HttpServletResponse response, Model model) {
		return this.acts.send(rebuild(service, name), request, response, model);
	}

	@GetMapping("/operations/journal/{service}/republish")
	String askRepublish(@PathVariable String service, HttpServletRequest request, Model model) {
		return this.acts.ask(republish(service), request, model);
	}

	@PostMapping("/operations/journal/{service}/republish")
	String republish(@PathVariable String service, HttpServletRequest request, HttpServletResponse response,
			Model model) {
		return this.acts.send(republish(service), request, response, model);
	}

	private static Act rebuild(String service, String name) {
		return act(REBUILD, service, Address.of("/read-models/{}/rebuild", name),
				Address.of(HOME + "/{}/{}/rebuild", service, name));
	}

	private static Act republish(String service) {
		return act(REPUBLISH, service, Address.of("/journal/republish"),
				Address.of("/operations/journal/{}/republish", service));
	}

	private static Act act(Form form, String service, Address to, Address page) {
		Reader.requireOperator();
		return Act.make(form,
				Service.labelled(service).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)), to,
				page.toString(), HOME);
	}

	/**
	 * What a service answers.
	 *
	 * @param items what it has derived
	 */
	record Page(List<ReadModels.ReadModel> items) {
	}

}
