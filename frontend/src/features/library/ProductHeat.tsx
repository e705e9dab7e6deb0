import type { ReadyProduct } from '@/api';
import { ProductImage } from '@/features/cutout/ProductImage';
import { CreativeHeat } from '@/features/heatmap/CreativeHeat';
import { strings } from '@/strings';
import styles from './ProductHeat.module.css';

/** Where all visitors looked at the product, in fractions of its own box. */
export function ProductHeat({ product }: { product: ReadyProduct }) {
  const view = product.views.cropped;
  const aspect = view.width / view.height;
  return (
    <figure
      className={styles.frame}
      style={{ aspectRatio: aspect, width: `min(100%, calc((100dvh - 260px) * ${aspect}))` }}
    >
      <ProductImage view={view} alt={strings.library.heatOn(product.name)} className={styles.picture} />
      <CreativeHeat subject={{ product_id: product.id }} aspect={aspect} />
    </figure>
  );
}
