/** What the worker tells Amazon ECS when it runs there. */
@NullMarked
package com.adaptiveads.worker.ecs;

import org.jspecify.annotations.NullMarked;
