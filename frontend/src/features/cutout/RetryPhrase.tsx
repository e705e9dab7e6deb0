import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { ApiError, type ReadyProduct } from '@/api';
import { Button, Field, useToast } from '@/design';
import { uploads } from '@/features/upload/uploads';
import { pictureOf } from '@/lib/download';
import { strings } from '@/strings';
import styles from './RetryPhrase.module.css';

const text = strings.upload;

/** Cuts the same photo out again by other words, as a new product. */
export function RetryPhrase({ product }: { product: ReadyProduct }) {
  const [phrase, setPhrase] = useState('');
  const [busy, setBusy] = useState(false);
  const toast = useToast();
  const retry = async () => {
    setBusy(true);
    try {
      const photo = await pictureOf(product.views.original.url);
      const file = new File([photo], `${product.name}.jpg`, { type: photo.type });
      const id = await uploads.again(file, phrase, product.campaign ?? '');
      uploads.start([id]);
      setPhrase('');
      toast({ text: text.retried });
    } catch (error) {
      toast({ text: error instanceof ApiError ? error.message : strings.app.unreachable, tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className={styles.retry}
      onSubmit={event => {
        event.preventDefault();
        void retry();
      }}
    >
      <h3>{text.retryTitle}</h3>
      <Field
        label={text.phrase}
        quiet
        hint={text.retryHint}
        placeholder={product.name}
        value={phrase}
        maxLength={200}
        autoComplete="off"
        onChange={event => setPhrase(event.target.value)}
      />
      <Button
        type="submit"
        icon={ScanSearch}
        disabled={busy || !phrase.trim() || phrase.trim() === product.name}
      >
        {text.retry}
      </Button>
    </form>
  );
}
