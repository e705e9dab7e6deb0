import { Sparkles } from 'lucide-react';
import { useState } from 'react';
import { type Composition, type ReadyProduct, useCompositions } from '@/api';
import { Badge, Button, EmptyState, ErrorState, Skeleton } from '@/design';
import { ProductImage } from '@/features/cutout/ProductImage';
import { CompositionDialog } from '@/features/loop/CompositionDialog';
import { format, strings } from '@/strings';
import styles from './Ads.module.css';
import { DownloadMenu } from './DownloadMenu';

const text = strings.library;

/** Every ad of a product, newest first, with why it looks as it does. */
export function Ads({ product }: { product: ReadyProduct }) {
  const compositions = useCompositions(product.id);
  const list = compositions.data?.pages.flatMap(page => page.compositions) ?? [];
  if (compositions.error) {
    return <ErrorState error={compositions.error} onRetry={() => void compositions.refetch()} />;
  }
  if (compositions.isPending) {
    return <Skeleton height={320} />;
  }
  if (list.length === 0) {
    return <EmptyState icon={Sparkles} title={text.noAdsTitle} hint={text.noAdsHint} />;
  }
  return (
    <>
      <ul className={styles.ads}>
        {list.map(composition => (
          <li key={composition.id}>
            <Ad composition={composition} name={product.name} />
          </li>
        ))}
      </ul>
      {compositions.hasNextPage && (
        <Button onClick={() => void compositions.fetchNextPage()}>{strings.app.more}</Button>
      )}
    </>
  );
}

function Ad({ composition, name }: { composition: Composition; name: string }) {
  const [open, setOpen] = useState(false);
  const { engagement } = composition;
  return (
    <figure className={styles.ad}>
      <button
        type="button"
        className={styles.open}
        aria-label={text.openAd(composition.prompt)}
        onClick={() => setOpen(true)}
      >
        <ProductImage view={composition} alt="" className={styles.picture} />
      </button>
      {open && <CompositionDialog composition={composition} onClose={() => setOpen(false)} />}
      <figcaption className={styles.caption}>
        <p className={styles.prompt}>{composition.prompt}</p>
        <p className={styles.why}>{composition.placement}</p>
        <div className={styles.foot}>
          <Badge>{composition.engine}</Badge>
          <span className={styles.when}>{format.dateTime(composition.created_at)}</span>
          <DownloadMenu
            url={composition.url}
            name={`${name} ${composition.prompt}`.slice(0, 60)}
            transparent={false}
          />
        </div>
        {engagement && (
          <p className={`${styles.when} numbers`}>
            {format.count(engagement.visits.seen)} {text.seen} · {format.count(engagement.visits.hovered)}{' '}
            {text.hovered} · {format.count(engagement.visits.clicked)} {text.clicked}
          </p>
        )}
      </figcaption>
    </figure>
  );
}
