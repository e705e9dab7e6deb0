import { useSyncExternalStore } from 'react';
import { keepBeforeLeaving, keys } from '@/api';
import { queryClient } from '@/app/queryClient';
import { UploadQueue } from './queue';

/** The page's uploads; they go on while another view is open. */
export const uploads = new UploadQueue(product => {
  queryClient.setQueryData(keys.product(product.id), product);
  void queryClient.invalidateQueries({ queryKey: keys.allProducts });
  void queryClient.invalidateQueries({ queryKey: keys.stats });
});

const UNSENT = ['draft', 'waiting', 'uploading', 'failed'];

keepBeforeLeaving(async () => {
  const { putAside } = await import('./aside');
  await putAside(uploads.snapshot().filter(({ state }) => UNSENT.includes(state.kind)));
});

/** What was put aside on the way to a sign-in, as drafts. */
export async function takeUp(): Promise<void> {
  const { takeBack } = await import('./aside');
  for (const { file, phrase, campaign } of await takeBack()) {
    await uploads.again(file, phrase, campaign);
  }
}

export const useUploads = () => useSyncExternalStore(uploads.subscribe, uploads.snapshot);
