import * as Tabs from '@radix-ui/react-tabs';
import { Trash2 } from 'lucide-react';
import { isReady, type Product, type ReadyProduct, useProduct } from '@/api';
import { Button, Dialog, EmptyState, ErrorState, Skeleton, Spinner } from '@/design';
import { CutoutReview } from '@/features/cutout/CutoutReview';
import { strings } from '@/strings';
import { Ads } from './Ads';
import { DownloadMenu } from './DownloadMenu';
import styles from './ProductDialog.module.css';
import { ProductHeat } from './ProductHeat';
import { useDelete } from './useDelete';

const text = strings.library;

/** Everything about one product: its cut-out, its ads, where people looked. */
export default function ProductDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { data: product, error, refetch } = useProduct(id);
  return (
    <Dialog open onClose={onClose} title={product?.name ?? text.details} wide>
      {error && <ErrorState error={error} onRetry={() => void refetch()} />}
      {!product && !error && <Skeleton height={480} />}
      {product && <Body product={product} onClose={onClose} />}
    </Dialog>
  );
}

function Body({ product, onClose }: { product: Product; onClose: () => void }) {
  const remove = useDelete();
  const deletion = (
    <Button
      small
      kind="danger"
      icon={Trash2}
      onClick={() => {
        remove(product);
        onClose();
      }}
    >
      {text.delete}
    </Button>
  );
  if (isReady(product)) {
    return <Ready product={product}>{deletion}</Ready>;
  }
  return product.status === 'failed' ? (
    <EmptyState title={text.statuses.failed} hint={product.error ?? ''}>
      {deletion}
    </EmptyState>
  ) : (
    <EmptyState title={text.working}>
      <Spinner />
    </EmptyState>
  );
}

function Ready({ product, children }: { product: ReadyProduct; children: React.ReactNode }) {
  return (
    <Tabs.Root defaultValue="cutout">
      <div className={styles.bar}>
        <Tabs.List className={styles.tabs} aria-label={text.details}>
          <Tabs.Trigger className={styles.tab} value="cutout">
            {text.tabCutout}
          </Tabs.Trigger>
          <Tabs.Trigger className={styles.tab} value="ads">
            {text.tabAds}
          </Tabs.Trigger>
          <Tabs.Trigger className={styles.tab} value="heat">
            {text.tabHeat}
          </Tabs.Trigger>
        </Tabs.List>
        <div className={styles.actions}>
          {children}
          <DownloadMenu url={product.views.cropped.url} name={product.name} transparent />
        </div>
      </div>
      <Tabs.Content className={styles.content} value="cutout">
        <CutoutReview product={product} />
      </Tabs.Content>
      <Tabs.Content className={styles.content} value="ads">
        <Ads product={product} />
      </Tabs.Content>
      <Tabs.Content className={styles.content} value="heat">
        <ProductHeat product={product} />
      </Tabs.Content>
    </Tabs.Root>
  );
}
