package com.adaptiveads.functions.http;

import com.adaptiveads.events.api.ErrorBody;
import java.util.Map;

/** Ends a request with an error of the contract. The sentence goes to the caller as it is. */
public final class HttpProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String sentence;
    private final transient Map<String, String> headers;

    public HttpProblem(int status, String code, String sentence) {
        this(status, code, sentence, Map.of());
    }

    private HttpProblem(int status, String code, String sentence, Map<String, String> headers) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
        this.sentence = sentence;
        this.headers = headers;
    }

    public static HttpProblem badRequest(String code, String sentence) {
        return new HttpProblem(400, code, sentence);
    }

    public static HttpProblem notFound(String sentence) {
        return new HttpProblem(404, "not_found", sentence);
    }

    /** @param allow the methods the path does have, such as {@code GET, DELETE} */
    public static HttpProblem methodNotAllowed(String allow) {
        return new HttpProblem(
                405,
                "method_not_allowed",
                "This address does not take that method; it takes " + allow + ".",
                Map.of("allow", allow));
    }

    public static HttpProblem tooLarge(String sentence) {
        return new HttpProblem(413, "too_large", sentence);
    }

    public static HttpProblem throttled(String sentence, long retryAfterSeconds) {
        return throttled("throttled", sentence, retryAfterSeconds);
    }

    /** No more GPU jobs this hour. */
    public static HttpProblem budgetSpent(String sentence, long retryAfterSeconds) {
        return throttled("generation_budget_spent", sentence, retryAfterSeconds);
    }

    /** No more photos this hour. */
    public static HttpProblem uploadBudgetSpent(String sentence, long retryAfterSeconds) {
        return throttled("upload_budget_spent", sentence, retryAfterSeconds);
    }

    private static HttpProblem throttled(String code, String sentence, long retryAfterSeconds) {
        return new HttpProblem(
                429, code, sentence, Map.of("retry-after", Long.toString(Math.max(1, retryAfterSeconds))));
    }

    HttpResponse response() {
        HttpResponse response = HttpResponse.json(status, new ErrorBody(sentence, code).toJson());
        for (Map.Entry<String, String> header : headers.entrySet()) {
            response = response.with(header.getKey(), header.getValue());
        }
        return response;
    }
}
