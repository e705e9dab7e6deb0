package com.adaptiveads.functions.generation;

import com.adaptiveads.events.api.Product.Status;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** Which products compositions can be made of. */
public interface ReadyProducts {
    /** How far these products are; ids nobody knows are left out. */
    Map<String, Status> statuses(Collection<String> ids);

    /** The oldest ready one of all. */
    Optional<String> first();
}
