import { useSyncExternalStore } from 'react';
import { keys } from '@/api';
import { queryClient } from '@/app/queryClient';
import { UploadQueue } from './queue';

/** The page's uploads; they go on while another view is open. */
export const uploads = new UploadQueue(product => {
  queryClient.setQueryData(keys.product(product.id), product);
  void queryClient.invalidateQueries({ queryKey: keys.allProducts });
  void queryClient.invalidateQueries({ queryKey: keys.stats });
});

export const useUploads = () => useSyncExternalStore(uploads.subscribe, uploads.snapshot);
