package com.adaptiveads.local.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.io.IOException;
import java.text.ParseException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * API Gateway's JWT authorizer as AWS describes it: signed with RSA by a key of the issuer, {@code iss}, {@code aud} (or
 * {@code client_id} where there is no {@code aud}), {@code exp}, {@code nbf}, {@code iat}, and one of the route's scopes in
 * {@code scope} or {@code scp}. The issuer is asked for its keys at the first token.
 */
public final class JwtAuthorizer implements Authorizer {
    private static final Logger LOG = LoggerFactory.getLogger(JwtAuthorizer.class);
    private static final Refused NO_TOKEN = new Refused(401, "Unauthorized", "Bearer");

    private final String issuer;
    private final Set<String> audience;
    private final Map<String, List<String>> scopes = RouteScopes.read();
    private @Nullable JWTProcessor<SecurityContext> processor;

    /** @param audience one of which a token must be for */
    public JwtAuthorizer(String issuer, Set<String> audience) {
        this.issuer = issuer;
        this.audience = Set.copyOf(audience);
    }

    @Override
    public Decision decide(String routeKey, @Nullable String authorization) {
        List<String> wanted = scopes.getOrDefault(routeKey, List.of());
        if (wanted.isEmpty()) {
            return new Allowed(Map.of());
        }
        if (authorization == null) {
            return NO_TOKEN;
        }
        try {
            JWTClaimsSet claims = processor().process(token(authorization), null);
            return granted(claims).stream().anyMatch(wanted::contains)
                    ? new Allowed(Map.of("jwt", Map.of("claims", texts(claims), "scopes", wanted)))
                    : new Refused(
                            403,
                            "Forbidden",
                            "Bearer scope=\"" + String.join(" ", wanted) + "\" error=\"insufficient_scope\"");
        } catch (ParseException | BadJOSEException e) {
            LOG.debug("a token is refused", e);
            return new Refused(401, "Unauthorized", "Bearer scope=\"\" error=\"invalid_token\"");
        } catch (IOException | JOSEException e) {
            LOG.warn("The issuer {} cannot be asked for its keys: {}", issuer, e.getMessage());
            return new Refused(500, "Internal Server Error", "Bearer");
        }
    }

    /** The scheme may be missing. */
    private static String token(String authorization) {
        return authorization.regionMatches(true, 0, "Bearer ", 0, 7)
                ? authorization.substring(7).strip()
                : authorization.strip();
    }

    private static Set<String> granted(JWTClaimsSet claims) {
        Object scope = claims.getClaim("scope") == null ? claims.getClaim("scp") : claims.getClaim("scope");
        return switch (scope) {
            case String text -> Arrays.stream(text.split(" ")).collect(Collectors.toSet());
            case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.toSet());
            case null, default -> Set.of();
        };
    }

    /** Every claim as text, lists as {@code [a b]}, times as seconds. */
    private static Map<String, Object> texts(JWTClaimsSet claims) {
        Map<String, Object> texts = new TreeMap<>();
        claims.toJSONObject().forEach((name, value) -> texts.put(name, text(value)));
        return texts;
    }

    private static String text(@Nullable Object value) {
        return value instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(" ", "[", "]"))
                : String.valueOf(value);
    }

    private synchronized JWTProcessor<SecurityContext> processor() throws IOException {
        if (processor == null) {
            DefaultJWTProcessor<SecurityContext> made = new DefaultJWTProcessor<>();
            made.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
            made.setJWSKeySelector(
                    new JWSVerificationKeySelector<>(JWSAlgorithm.Family.RSA, IssuerKeys.discover(issuer)));
            made.setJWTClaimsSetVerifier(new Claims());
            processor = made;
        }
        return processor;
    }

    /** Without any leeway for a clock that is wrong. */
    private final class Claims extends DefaultJWTClaimsVerifier<SecurityContext> {
        private Claims() {
            super(new JWTClaimsSet.Builder().issuer(issuer).build(), Set.of("exp"));
            setMaxClockSkew(0);
        }

        @Override
        public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
            super.verify(claims, context);
            Object client = claims.getClaim("client_id");
            List<String> meant = claims.getAudience().isEmpty() && client != null
                    ? List.of(client.toString())
                    : claims.getAudience();
            if (meant.stream().noneMatch(audience::contains)) {
                throw new BadJWTException("for somebody else");
            }
            if (claims.getIssueTime() != null
                    && claims.getIssueTime().toInstant().isAfter(Instant.now())) {
                throw new BadJWTException("issued in the future");
            }
        }
    }
}
