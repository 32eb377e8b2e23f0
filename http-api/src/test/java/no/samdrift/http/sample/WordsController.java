package no.samdrift.http.sample;

import java.util.Map;

import no.samdrift.http.opendata.OpenData;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@OpenData
class WordsController {

	@GetMapping("/words")
	Map<String, String> words() {
		return Map.of("samarbeid", "drift");
	}

}
