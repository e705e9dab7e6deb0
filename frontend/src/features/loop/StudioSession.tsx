import type { ReactNode } from 'react';

/** The visitor's session: its id, the tracker, the active-time clock; lives as long as the page. */
export function StudioSession({ children }: { children: ReactNode }) {
  return children;
}
