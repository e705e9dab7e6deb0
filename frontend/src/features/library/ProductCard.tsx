import { CircleAlert, Ellipsis, ScanSearch, Trash2 } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { isReady, type Product } from '@/api';
import { productRoute } from '@/app/routes';
import { Badge, IconButton, Skeleton, Spinner } from '@/design';
import { Menu, MenuItem } from '@/design/Menu';
import { ProductImage } from '@/features/cutout/ProductImage';
import { format, strings } from '@/strings';
import styles from './ProductCard.module.css';
import { useDelete } from './useDelete';

const text = strings.library;

export function ProductCard({ product }: { product: Product }) {
  const remove = useDelete();
  const [, navigate] = useLocation();
  const { id, name, status, engagement } = product;
  return (
    <article className={styles.card}>
      <Link href={productRoute(id)} className={styles.open} aria-label={text.open(name)}>
        <Picture product={product} />
      </Link>
      <div className={styles.caption}>
        <div className={styles.text}>
          <h2 className={styles.name}>{name}</h2>
          <p className={styles.line}>
            {status === 'failed' ? text.statuses.failed : format.date(product.created_at)}
            {product.campaign && <Badge>{product.campaign}</Badge>}
          </p>
        </div>
        <Menu trigger={<IconButton label={text.actions(name)} icon={Ellipsis} />}>
          <MenuItem icon={ScanSearch} onSelect={() => navigate(productRoute(id))}>
            {text.details}
          </MenuItem>
          <MenuItem icon={Trash2} danger onSelect={() => remove(product)}>
            {text.delete}
          </MenuItem>
        </Menu>
      </div>
      {engagement && engagement.visits.seen > 0 && (
        <dl className={styles.counts}>
          <Count value={engagement.visits.seen} label={text.seen} />
          <Count value={engagement.visits.hovered} label={text.hovered} />
          <Count value={engagement.visits.clicked} label={text.clicked} />
        </dl>
      )}
    </article>
  );
}

function Count({ value, label }: { value: number; label: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd className="numbers">{format.compact(value)}</dd>
    </div>
  );
}

function Picture({ product }: { product: Product }) {
  if (isReady(product)) {
    return <ProductImage view={product.views.cropped} alt="" className={styles.picture} />;
  }
  return (
    <span className={styles.waiting}>
      {product.status === 'failed' ? (
        <CircleAlert size={28} strokeWidth={1.5} aria-hidden="true" />
      ) : (
        <Spinner label={text.statuses[product.status]} />
      )}
    </span>
  );
}

export function ProductCardSkeleton() {
  return (
    <div className={styles.card}>
      <div className={styles.open}>
        <Skeleton height="100%" />
      </div>
      <div className={styles.caption}>
        <Skeleton height={40} width="70%" />
      </div>
    </div>
  );
}
