package no.samdrift.project.catalogue;

import java.net.URI;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an installation can decide about its catalogue.
 *
 * @param license the address of the licence that the catalogue is under; NLOD 2.0 unless
 * set
 * @param maxAge how old the catalogue that is served may be, and for how long others may
 * keep it
 */
@ConfigurationProperties("samdrift.catalogue")
record CatalogueSettings(@DefaultValue("http://publications.europa.eu/resource/authority/licence/NLOD_2_0") URI license,
		@DefaultValue("1m") Duration maxAge) {

	CatalogueSettings {
		if (!license.isAbsolute()) {
			throw new IllegalArgumentException("samdrift.catalogue.license must be a whole address, such as "
					+ "http://publications.europa.eu/resource/authority/licence/NLOD_2_0");
		}
		if (maxAge.isNegative()) {
			throw new IllegalArgumentException("samdrift.catalogue.max-age must be 0s or more");
		}
	}

}
