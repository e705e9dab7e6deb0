package com.adaptiveads.local;

import com.adaptiveads.events.store.Keys;
import com.adaptiveads.local.drop.ResultsMirror;
import com.adaptiveads.local.event.EventFunction;
import com.adaptiveads.local.event.ObjectEvents;
import com.amazonaws.services.lambda.runtime.events.S3Event;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** New objects of the inbound prefixes go to the drop function, results to the local folder. */
record ObjectRouter(EventFunction<S3Event, @Nullable Void> drop, ResultsMirror mirror)
        implements ObjectEvents.Listener {
    @Override
    public void created(String key, Map<String, Object> event) throws IOException {
        if (key.startsWith(Keys.ORIGINALS) || key.startsWith(Keys.DROP)) {
            var _ = drop.invoke(event);
        } else {
            mirror.copy(key);
        }
    }
}
