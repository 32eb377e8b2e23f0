package no.samdrift.http.openapi;

import java.util.List;

import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import no.samdrift.events.Id;
import no.samdrift.http.Caller;
import no.samdrift.http.IfMatch;
import no.samdrift.http.Paging;
import no.samdrift.http.problem.Problem;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;

/**
 * The description of a service's API, at {@code /v3/api-docs} and
 * {@code /swagger-ui.html}.
 */
@AutoConfiguration
class OpenApiAutoConfiguration {

	private static final String TOKEN = "token";

	static {
		SpringDocUtils.getConfig()
			.addRequestWrapperToIgnore(Caller.class, Paging.class)
			.addAnnotationsToIgnore(IfMatch.class)
			.addSimpleTypePredicateForParameterObject(Id.class::isAssignableFrom);
	}

	/** First, because the last one asked is the first one registered. */
	@Bean
	@Order(Ordered.HIGHEST_PRECEDENCE)
	ModelResolver modelResolver(ObjectMapperProvider json) {
		return new ModelResolver(json.jsonMapper(), new NestedNames()).openapi31(true);
	}

	@Bean
	ContractTypes contractTypes() {
		return new ContractTypes();
	}

	@Bean
	WhatOperationsShare whatOperationsShare() {
		return new WhatOperationsShare();
	}

	@Bean
	OpenAPI description(Environment environment) {
		String service = environment.getProperty("samdrift.service-name", "samdrift");
		SecurityScheme scheme = new SecurityScheme().type(SecurityScheme.Type.HTTP)
			.scheme("bearer")
			.bearerFormat("JWT")
			.description("An access token of the OIDC issuer. What is public is readable without one.");
		return new OpenAPI()
			.info(new Info().title("Samdrift " + service)
				.version("1")
				.license(new License().name("Apache-2.0").identifier("Apache-2.0")))
			.components(new Components().addSecuritySchemes(TOKEN, scheme))
			.security(List.of(new SecurityRequirement(), new SecurityRequirement().addList(TOKEN)));
	}

	@Bean
	GlobalOpenApiCustomizer problemsInTheDescription() {
		return (openApi) -> ModelConverters.getInstance(true).readAll(Problem.class).forEach((name, schema) -> {
			if (openApi.getComponents() == null) {
				openApi.setComponents(new Components());
			}
			openApi.getComponents().addSchemas(name, schema);
		});
	}

}
