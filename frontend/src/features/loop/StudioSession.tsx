import { createContext, type ReactNode, useContext, useState } from 'react';

const SessionContext = createContext('');

/** The visitor's session of this page, kept in memory. */
export const useSessionId = () => useContext(SessionContext);

/** Lives above the views, as long as the page: the session's id, the tracker, the active-time clock. */
export function StudioSession({ children }: { children: ReactNode }) {
  const [id] = useState(() => `session_${crypto.randomUUID()}`);
  return <SessionContext value={id}>{children}</SessionContext>;
}
