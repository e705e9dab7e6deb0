import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useObservable } from '../board/observable';
import { Studio } from './Studio';

const StudioContext = createContext<Studio | undefined>(undefined);

export function useStudio(): Studio {
  const studio = useContext(StudioContext);
  if (!studio) {
    throw new Error('useStudio is for components within StudioSession');
  }
  return studio;
}

/** The visitor's session of this page; empty until measuring is allowed. */
export function useSessionId(): string {
  const studio = useStudio();
  useObservable(studio.consent);
  return studio.tracker.session ?? '';
}

/** Lives above the views, as long as the page: the session's id, the tracker, the active-time clock. */
export function StudioSession({ children }: { children: ReactNode }) {
  const [studio] = useState(() => new Studio());
  const consent = useObservable(studio.consent);
  const session = studio.tracker.session ?? '';
  useEffect(() => studio.begin(), [studio]);
  useEffect(() => {
    Object.assign(document.documentElement.dataset, { consent, session });
  }, [consent, session]);
  return <StudioContext value={studio}>{children}</StudioContext>;
}
