package dev.waybill.access.jwt;

import dev.waybill.access.Caller;
import dev.waybill.access.Scopes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Gives a controller method its {@link Caller}, and their {@link Scopes}. */
final class CallerArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {

    private final boolean accessControl;

    CallerArguments(boolean accessControl) {
        this.accessControl = accessControl;
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return List.of(Caller.class, Scopes.class).contains(parameter.getParameterType());
    }

    @Override
    public Object resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (parameter.getParameterType().equals(Scopes.class)) {
            return accessControl ? JwtCallers.scopes(authentication) : Scopes.ALL;
        }
        return accessControl ? JwtCallers.of(authentication) : Caller.ANYONE;
    }
}
