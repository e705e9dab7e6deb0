import type { Product } from '@/api';
import { useToast } from '@/design';
import { strings } from '@/strings';
import { deletions } from './deletions';

const text = strings.library;

/** Deletes a product once the time to undo it is over. */
export function useDelete() {
  const toast = useToast();
  return ({ id, name }: Product) => {
    deletions.hide(id);
    toast({
      text: text.deleted(name),
      durationMs: 8000,
      action: { label: strings.app.undo, onClick: () => deletions.undo(id) },
      onExpire: () => {
        deletions.commit(id).catch(() => toast({ text: text.notDeleted(name), tone: 'bad' }));
      },
    });
  };
}
