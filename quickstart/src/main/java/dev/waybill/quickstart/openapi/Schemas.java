package dev.waybill.quickstart.openapi;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import io.swagger.v3.core.jackson.TypeNameResolver;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the records that make up answers are called, and which of their members are always there. */
final class Schemas extends TypeNameResolver {

    private static final SnakeCaseStrategy SNAKE_CASE = new SnakeCaseStrategy();
    private static final String BODY = "Body";

    /** Where leaving out {@code Body} and naming what a record is part of does not do. */
    private static final Map<String, String> NAMES = Map.of(
            "EntryBody", "CatalogFile",
            "SearchPage", "FilePage",
            "IndexBody", "ProductIndex",
            "DeedBody", "DeadLetterDeed",
            "HeaderBody", "DeadLetterHeader",
            "Line", "SelfTestCheck");

    /** By name. Of the whole process, as swagger's converters are: who resolved a record may be of another context. */
    private static final Map<String, Class<?>> RECORDS = new ConcurrentHashMap<>();

    @Override
    protected String nameForClass(Class<?> type, Set<Options> options) {
        if (!type.isRecord()) {
            return super.nameForClass(type, options);
        }
        String name = name(type);
        RECORDS.put(name, type);
        return name;
    }

    private static String name(Class<?> type) {
        String simple = type.getSimpleName();
        if (NAMES.containsKey(simple)) {
            return NAMES.getOrDefault(simple, simple);
        }
        if (simple.endsWith(BODY)) {
            return simple.substring(0, simple.length() - BODY.length());
        }
        Class<?> part = type.getEnclosingClass();
        return part != null && part.isRecord() ? name(part) + simple : simple;
    }

    /** Members that cannot be null are always there, since answers leave out only what is null. */
    void require(String name, Schema<?> schema) {
        Class<?> type = RECORDS.get(name);
        if (type == null || schema.getProperties() == null) {
            return;
        }
        components(type)
                .filter(component -> component.getAccessor().isAnnotationPresent(JsonAnyGetter.class))
                .forEach(spread -> schema.getProperties().remove(SNAKE_CASE.translate(spread.getName())));
        schema.setRequired(components(type)
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(Schemas::member)
                .filter(schema.getProperties()::containsKey)
                .toList());
    }

    private static Stream<RecordComponent> components(Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap(component -> component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)
                        ? components(component.getType())
                        : Stream.of(component));
    }

    private static String member(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? SNAKE_CASE.translate(component.getName()) : named.value();
    }
}
