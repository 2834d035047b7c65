package dev.waybill.access.jwt;

import dev.waybill.access.Scope;
import java.net.InetAddress;
import java.time.Clock;
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
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.util.matcher.RequestMatcher;
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

    private static final String CSP = "Content-Security-Policy";
    private static final String REFERRER = "Referrer-Policy";
    private static final String POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline';"
            + " object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    /** Pages bring their scripts and styles as files, and show nobody else's. */
    private static final String POLICY_OF_PAGES =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
                    + " connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    Logins accessLogins(JwtSettings settings) {
        return new Logins(settings.isSet() ? JwtDecoding.decoder(settings) : null, Clock.systemUTC());
    }

    @Bean
    SecurityFilterChain accessFilterChain(
            HttpSecurity http,
            Logins logins,
            @Value("${server.address}") InetAddress address,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        AccessProblems refusals = new AccessProblems(problems);
        http.csrf(AbstractHttpConfigurer::disable) // see CrossSiteFilter
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(AccessConfiguration::headers)
                .addFilterBefore(new IssuerOutageFilter(refusals), BearerTokenAuthenticationFilter.class)
                .addFilterBefore(new CrossSiteFilter(refusals), AnonymousAuthenticationFilter.class);
        if (logins.areNeeded()) {
            http.authorizeHttpRequests(AccessConfiguration::rules)
                    .exceptionHandling(handling ->
                            handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                    .oauth2ResourceServer(server -> server.bearerTokenResolver(new RequestTokens())
                            .authenticationEntryPoint(refusals)
                            .accessDeniedHandler(refusals)
                            .jwt(jwt -> jwt.decoder(logins.decoder())));
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
        requests.requestMatchers(Routes.OPEN)
                .permitAll()
                .requestMatchers(Routes.ADMINISTRATION)
                .hasAuthority(JwtCallers.authority(Scope.ADMIN))
                .requestMatchers(Routes.UPLOADING)
                .hasAnyAuthority(allowing(Scope.WRITE))
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

    /**
     * Caching is each answer's own business, but for pages, which nobody else may see on the same machine later. Their own
     * forms tell where they come from only to us: without a referrer they would not even say that.
     */
    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable)
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .addHeaderWriter(only(Routes.ALL_BUT_PAGES, CSP, POLICY))
                .addHeaderWriter(only(Routes.ALL_BUT_PAGES, REFERRER, "no-referrer"))
                .addHeaderWriter(only(Routes.PAGES, CSP, POLICY_OF_PAGES))
                .addHeaderWriter(only(Routes.PAGES, REFERRER, "same-origin"))
                .addHeaderWriter(only(Routes.PAGES, HttpHeaders.CACHE_CONTROL, "no-store"));
    }

    /** Unless the answer has that header already. */
    private static HeaderWriter only(RequestMatcher requests, String name, String value) {
        return new DelegatingRequestMatcherHeaderWriter(requests, new StaticHeadersWriter(name, value));
    }
}
