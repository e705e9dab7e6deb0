package com.adaptiveads.local.calls;

import com.adaptiveads.functions.Routes;
import com.adaptiveads.functions.drop.DropHandler;
import com.adaptiveads.functions.rollup.RollupHandler;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;

/**
 * Stands before every AWS call of the integration tests, found by the SDK on the test class path. It knows from the stack which
 * function, or that the worker, is calling, and asks {@link CallRecord}. Calls of the local stack and of the tests are nobody's.
 * Off unless the build names a record, so that benchmarks measure what they did.
 */
public final class CallGuard implements ExecutionInterceptor {
    private static final String OURS = "com.adaptiveads.functions.";
    private static final String WORKER = "com.adaptiveads.worker.";
    private static final Set<String> FUNCTIONS = Stream.concat(
                    Routes.ALL.stream().<Class<?>>map(route -> route.function()),
                    Stream.of(DropHandler.class, RollupHandler.class))
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** Who called last on a thread; a thread it starts, as for several pictures at once, calls for the same one. */
    private static final InheritableThreadLocal<@Nullable Caller> LAST = new InheritableThreadLocal<>();

    private record Caller(String name, long thread) {}

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        CallRecord.fromBuild()
                .ifPresent(record -> caller().ifPresent(name -> record.take(name, Actions.of(context.request()))));
    }

    private static Optional<String> caller() {
        List<String> stack = StackWalker.getInstance()
                .walk(frames -> frames.map(StackWalker.StackFrame::getClassName).toList());
        Optional<String> here =
                stack.stream().map(CallGuard::caller).flatMap(Optional::stream).reduce((inner, outer) -> outer);
        long thread = Thread.currentThread().threadId();
        if (here.isPresent()) {
            LAST.set(new Caller(here.get(), thread));
            return here;
        }
        return stack.stream().anyMatch(name -> name.startsWith(OURS))
                ? Optional.ofNullable(LAST.get())
                        .filter(last -> last.thread() != thread)
                        .map(Caller::name)
                : Optional.empty();
    }

    private static Optional<String> caller(String className) {
        if (FUNCTIONS.contains(className)) {
            return Optional.of(className.substring(className.lastIndexOf('.') + 1));
        }
        return className.startsWith(WORKER) ? Optional.of("Worker") : Optional.empty();
    }
}
