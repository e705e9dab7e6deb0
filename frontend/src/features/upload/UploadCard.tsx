import { RotateCw, ScanSearch, X } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { isReady, type Product } from '@/api';
import { Button, Field, IconButton } from '@/design';
import { ProductImage } from '@/features/cutout/ProductImage';
import { strings } from '@/strings';
import type { Upload } from './queue';
import styles from './UploadCard.module.css';
import { UploadStatus, UploadTrouble } from './UploadStatus';
import { uploads } from './uploads';

const ProductDialog = lazy(() => import('@/features/library/ProductDialog'));

const text = strings.upload;
const BUSY = ['waiting', 'uploading', 'segmenting'];

export function UploadCard({ upload }: { upload: Upload }) {
  const { id, file, state } = upload;
  const busy = BUSY.includes(state.kind);
  const editable = state.kind === 'draft' || state.kind === 'failed';
  return (
    <article className={styles.card} aria-label={upload.phrase || file.name}>
      <div className={styles.head}>
        <Thumbnail upload={upload} />
        <div className={styles.title}>
          <p className={styles.name}>
            {editable || state.kind === 'refused' ? file.name : upload.phrase || file.name}
          </p>
          <UploadStatus state={state} />
        </div>
        <IconButton label={busy ? text.stop : text.remove} icon={X} onClick={() => uploads.remove(id)} />
      </div>
      {(state.kind === 'refused' || state.kind === 'failed') && <UploadTrouble state={state} />}
      {editable && <Phrase upload={upload} />}
      {state.kind === 'failed' && state.remedy && (
        <Button small onClick={state.remedy.act}>
          {state.remedy.label}
        </Button>
      )}
      {state.kind === 'failed' && !state.remedy && (
        <Button small icon={RotateCw} disabled={!upload.phrase.trim()} onClick={() => uploads.start([id])}>
          {text.again}
        </Button>
      )}
      {state.kind === 'ready' && <Review product={state.product} />}
    </article>
  );
}

function Thumbnail({ upload: { state, preview } }: { upload: Upload }) {
  if (state.kind === 'ready' && isReady(state.product)) {
    return (
      <ProductImage
        view={state.product.views.cropped}
        alt=""
        className={`checkerboard ${styles.thumbnail}`}
      />
    );
  }
  return preview ? (
    <img src={preview} alt="" className={styles.thumbnail} />
  ) : (
    <span className={styles.thumbnail} aria-hidden="true" />
  );
}

function Phrase({ upload: { id, phrase } }: { upload: Upload }) {
  return (
    <Field
      label={text.phrase}
      placeholder={text.phraseExample}
      value={phrase}
      maxLength={200}
      aria-required="true"
      autoComplete="off"
      onChange={event => uploads.edit(id, { phrase: event.target.value })}
    />
  );
}

function Review({ product }: { product: Product }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button small icon={ScanSearch} onClick={() => setOpen(true)}>
        {text.review}
      </Button>
      {open && (
        <Suspense>
          <ProductDialog id={product.id} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}
