import { Sparkles } from 'lucide-react';
import { type Composition, type ReadyProduct, useCompositions } from '@/api';
import { Badge, Button, EmptyState, ErrorState, Skeleton } from '@/design';
import { ProductImage } from '@/features/cutout/ProductImage';
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
  const { engagement } = composition;
  return (
    <figure className={styles.ad}>
      <ProductImage view={composition} alt={`${name}: ${composition.prompt}`} className={styles.picture} />
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
            {format.count(engagement.impressions)} {text.seen} · {format.count(engagement.hovers)}{' '}
            {text.hovered} · {format.count(engagement.clicks)} {text.clicked}
          </p>
        )}
      </figcaption>
    </figure>
  );
}
