package no.samdrift.portal.contract;

import java.time.Duration;
import java.util.Arrays;

import no.samdrift.portal.service.Address;
import no.samdrift.portal.service.Service;
import no.samdrift.portal.service.Services;
import tools.jackson.databind.JsonNode;

import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** The contract, for anybody. */
@Controller
class ContractController {

	private static final CacheControl FOR_AN_HOUR = CacheControl.maxAge(Duration.ofHours(1)).cachePublic();

	private final EventContract events;

	private final Services services;

	ContractController(EventContract events, Services services) {
		this.events = events;
		this.services = services;
	}

	@GetMapping("/contract")
	String contract(Model model) {
		model.addAttribute("families", this.events.all());
		model.addAttribute("services", Service.values());
		model.addAttribute("versions", this.events.versions());
		return "contract/contract";
	}

	@GetMapping("/contract/events/{type}")
	String event(@PathVariable String type, Model model) {
		model.addAttribute("message", message(type));
		return "contract/message";
	}

	@GetMapping("/contract/apis/{service}")
	String api(@PathVariable String service, Model model) {
		Service named = service(service);
		model.addAttribute("service", named);
		model.addAttribute("address", this.services.address(named));
		model.addAttribute("api", ServiceApi.of(openApi(named)));
		return "contract/api";
	}

	/**
	 * The service's own document; the service itself need not be reached by everybody.
	 */
	@GetMapping("/contract/apis/{service}/openapi.json")
	ResponseEntity<JsonNode> openApi(@PathVariable String service) {
		return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(openApi(service(service)));
	}

	private JsonNode openApi(Service service) {
		return this.services.of(service).get(Address.of("/v3/api-docs")).body();
	}

	private static Service service(String label) {
		return Arrays.stream(Service.values())
			.filter((one) -> one.label().equals(label))
			.findFirst()
			.orElseThrow(ContractController::unknown);
	}

	@GetMapping("/contract/asyncapi.json")
	ResponseEntity<Resource> asyncApi() {
		return file("asyncapi.json");
	}

	@GetMapping("/contract/schemas/{type}.json")
	ResponseEntity<Resource> schema(@PathVariable String type) {
		return file("schemas/" + message(type).type() + ".json");
	}

	private Message message(String type) {
		return this.events.find(type).orElseThrow(ContractController::unknown);
	}

	private static ResponseEntity<Resource> file(String name) {
		return ResponseEntity.ok()
			.contentType(MediaType.APPLICATION_JSON)
			.cacheControl(FOR_AN_HOUR)
			.body(new ClassPathResource(name));
	}

	private static ResponseStatusException unknown() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
