package dev.waybill.quickstart.openapi;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import dev.waybill.access.Caller;
import dev.waybill.web.JsonLines;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The description at {@code /v3/api-docs} and Swagger UI at {@code /swagger-ui.html}, of all services at one address. */
@Configuration(proxyBeanMethods = false)
public class OpenApiConfiguration {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class);
        SpringDocUtils.getConfig().replaceWithSchema(JsonLines.class, new StringSchema());
    }

    /** Whatever the address that it is read at. */
    @Bean
    OpenAPI openApi() {
        return new OpenAPI().servers(List.of(new Server().url("/")));
    }

    @Bean
    Schemas openApiSchemas() {
        return new Schemas();
    }

    @Bean
    ModelConverter openApiModels(Schemas schemas) {
        return new ModelResolver(
                        Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE), schemas)
                .openapi31(true);
    }

    @Bean
    OpenApiCustomizer openApiDescription(Schemas schemas) {
        return new Description(schemas, Prose.read());
    }
}
