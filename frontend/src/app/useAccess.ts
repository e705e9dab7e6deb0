import { useSyncExternalStore } from 'react';
import { currentAccess, onAccess } from '@/api';

/** Whether people sign in here, and who has. */
export const useAccess = () => useSyncExternalStore(onAccess, currentAccess);
