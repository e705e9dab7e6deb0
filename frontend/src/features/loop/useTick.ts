import { useEffect, useState } from 'react';

/** Reads a value that changes with time again every `ms`. */
export function useTick<T>(read: () => T, ms: number): T {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick(n => n + 1), ms);
    return () => clearInterval(timer);
  }, [ms]);
  return read();
}
