import { Flame } from 'lucide-react';
import { type ReadyProduct, useHeatmap } from '@/api';
import { EmptyState, ErrorState, Skeleton } from '@/design';
import { ProductImage } from '@/features/cutout/ProductImage';
import { HeatCanvas } from '@/features/heatmap/HeatCanvas';
import { strings } from '@/strings';
import styles from './ProductHeat.module.css';

const text = strings.library;

/** Where all visitors looked at the product, in fractions of its own box. */
export function ProductHeat({ product }: { product: ReadyProduct }) {
  const heat = useHeatmap({ product_id: product.id });
  if (heat.error) {
    return <ErrorState error={heat.error} onRetry={() => void heat.refetch()} />;
  }
  if (!heat.data) {
    return <Skeleton height={320} />;
  }
  const spots = heat.data.heatmap.map(({ x, y, intensity }) => ({ x, y, weight: intensity }));
  return (
    <div className={styles.heat}>
      <figure
        className={`${styles.frame} checkerboard`}
        style={{ aspectRatio: `${product.views.cropped.width} / ${product.views.cropped.height}` }}
      >
        <ProductImage
          view={product.views.cropped}
          alt={text.heatOn(product.name)}
          className={styles.picture}
        />
        <HeatCanvas spots={spots} />
      </figure>
      {spots.length === 0 && <EmptyState icon={Flame} title={text.noHeatTitle} hint={text.noHeatHint} />}
    </div>
  );
}
