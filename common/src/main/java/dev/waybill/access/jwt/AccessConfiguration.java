package dev.waybill.access.jwt;

import dev.waybill.access.Scope;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Who may call what, for every service: one table. Whose files they get at is for the code behind each route, which is
 * given the {@link dev.waybill.access.Caller}.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JwtSettings.class)
@Import(ExposureGuard.class)
public class AccessConfiguration {

    private static final int MAX_TOKEN = 8 * 1024;

    /** Those that tell nothing of any file, and those that carry a signature of their own. */
    private static final String[] OPEN = {
        "/error",
        "/accepting",
        "/api/health",
        "/api/local/**",
        "/v3/api-docs/**",
        "/swagger-ui/**",
        "/swagger-ui.html",
        "/actuator/**"
    };

    private static final String[] ADMINISTRATION = {
        "/api/v1/dead-letters/**",
        "/api/v1/selftest",
        "/api/v1/verifications",
        "/api/v1/products/index",
        "/api/v1/catalog/**",
        "/api/migrate/**"
    };

    @Bean
    SecurityFilterChain accessFilterChain(
            HttpSecurity http,
            JwtSettings settings,
            @Value("${server.address}") InetAddress address,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        AccessProblems refusals = new AccessProblems(problems);
        http.csrf(AbstractHttpConfigurer::disable) // no cookies; see CrossSiteFilter
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(AccessConfiguration::headers)
                .addFilterBefore(new IssuerOutageFilter(refusals), BearerTokenAuthenticationFilter.class)
                .addFilterBefore(new CrossSiteFilter(refusals), AnonymousAuthenticationFilter.class);
        if (settings.isSet()) {
            http.authorizeHttpRequests(AccessConfiguration::rules)
                    .exceptionHandling(handling ->
                            handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                    .oauth2ResourceServer(server -> server.bearerTokenResolver(bearerTokens())
                            .authenticationEntryPoint(refusals)
                            .accessDeniedHandler(refusals)
                            .jwt(jwt -> jwt.decoder(JwtDecoding.decoder(settings))));
        } else {
            http.authorizeHttpRequests(requests -> requests.anyRequest().permitAll());
            if (address.isLoopbackAddress()) {
                http.addFilterBefore(new RebindingFilter(refusals), AnonymousAuthenticationFilter.class);
            }
        }
        return http.build();
    }

    @Bean
    WebMvcConfigurer accessCallers(JwtSettings settings) {
        return new CallerArguments(settings.isSet());
    }

    private static void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.requestMatchers(OPEN)
                .permitAll()
                .requestMatchers(ADMINISTRATION)
                .hasAuthority(JwtCallers.authority(Scope.ADMIN))
                .requestMatchers(HttpMethod.GET)
                .hasAnyAuthority(allowing(Scope.READ))
                .requestMatchers(HttpMethod.HEAD)
                .hasAnyAuthority(allowing(Scope.READ))
                .requestMatchers(HttpMethod.DELETE)
                .hasAnyAuthority(allowing(Scope.DELETE))
                .anyRequest()
                .hasAnyAuthority(allowing(Scope.WRITE));
    }

    private static String[] allowing(Scope scope) {
        return new String[] {JwtCallers.authority(scope), JwtCallers.authority(Scope.ADMIN)};
    }

    /** Caching is each answer's own business. */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .contentSecurityPolicy(policy -> policy.policyDirectives("default-src 'self'; img-src 'self' data:;"
                        + " style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'none'; form-action 'self';"
                        + " frame-ancestors 'none'"));
    }

    /** A token is looked at only when it is of a size that a token has. */
    private static BearerTokenResolver bearerTokens() {
        DefaultBearerTokenResolver resolver = new DefaultBearerTokenResolver();
        return request -> {
            if (isOversized(request)) {
                throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("the token is too long"));
            }
            return resolver.resolve(request);
        };
    }

    private static boolean isOversized(HttpServletRequest request) {
        @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.length() > MAX_TOKEN;
    }
}
